"""The joined views: their columns, one module per kind. Their SQL lies in `flows/store/sql`."""

from schemas.views.filings import LINKS
from schemas.views.indicators import NAMED, YEARLY
from schemas.views.money import MONEY, WIDE
from schemas.views.parts import View

VIEWS = (LINKS, NAMED, WIDE, MONEY, YEARLY)
"""In the order in which they are made: later ones read earlier ones."""

__all__ = ["LINKS", "MONEY", "NAMED", "VIEWS", "WIDE", "YEARLY", "View"]
