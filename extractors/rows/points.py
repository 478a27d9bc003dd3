"""Points of an indicator: its weight and its score."""

from extractors.values import parse_amount


def parse_points(text: str | None) -> float | None:
    """Points: 10, 10分, 10%; None where the cell holds none."""
    if text is None:
        return None
    amount = parse_amount(text.strip().rstrip("分%％"))
    return float(amount.number) if amount is not None else None
