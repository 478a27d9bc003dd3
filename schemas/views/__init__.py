"""The joined views: their columns, one module per kind. Their SQL lies in `flows/store/sql`."""

from schemas.views.filings import DEPARTMENTS, LINKS
from schemas.views.indicators import FAMILIES, NAMED, YEARLY
from schemas.views.money import BY_MEASURE, MONEY, WIDE
from schemas.views.panels import PANEL, PROJECTS
from schemas.views.parts import View

VIEWS = (LINKS, DEPARTMENTS, NAMED, BY_MEASURE, WIDE, MONEY, YEARLY, PANEL, PROJECTS, FAMILIES)
"""In the order in which they are made: later ones read earlier ones."""

__all__ = [
    "BY_MEASURE",
    "DEPARTMENTS",
    "FAMILIES",
    "LINKS",
    "MONEY",
    "NAMED",
    "PANEL",
    "PROJECTS",
    "VIEWS",
    "WIDE",
    "YEARLY",
    "View",
]
