"""The form of a filing_id: what begins the document's SHA-256, the form's first page, its place on that page."""

DIGITS = 16
"""Hex digits of the document's SHA-256."""


def filing_id(sha256: str, page: int | None, nth: int) -> str:
    """The id of the `nth` form, from 1, of those that begin on a page; None for text without pages."""
    return of_form(sha256, f"p{page or 0}-{nth}")


def of_form(sha256: str, form: str) -> str:
    """The id of a document's form, which `form_of` tells."""
    return f"{document_digits(sha256)}-{form}"


def document_digits(sha256: str) -> str:
    """The digits that begin the ids of all forms of a document."""
    return sha256[:DIGITS]


def document_of(filing_id: str) -> str:
    """Those digits of an id."""
    return filing_id.partition("-")[0]


def form_of(filing_id: str) -> str:
    """What tells a form from the others of its document: p43-1."""
    return filing_id.partition("-")[2]
