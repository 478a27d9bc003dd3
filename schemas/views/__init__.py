"""The joined views: their columns, one module per kind. Their SQL lies in `flows/store/sql`."""

from schemas.views.filings import LINKS
from schemas.views.indicators import FAMILIES, NAMED, YEARLY
from schemas.views.money import MONEY, WIDE
from schemas.views.parts import View

VIEWS = (LINKS, NAMED, WIDE, MONEY, YEARLY, FAMILIES)
"""In the order in which they are made: later ones read earlier ones."""

__all__ = ["FAMILIES", "LINKS", "MONEY", "NAMED", "VIEWS", "WIDE", "YEARLY", "View"]
