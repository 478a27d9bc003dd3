"""Forms as printed turned into the dataset's rows: numbers, years, places and names settled."""

from extractors.rows.build import filing_rows

__all__ = ["filing_rows"]
