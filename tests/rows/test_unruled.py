"""A table without rulings is told as such, once for each of its pages."""

import pytest

from extractors.rows.unruled import aligned_findings
from schemas.form import FormRecord
from schemas.grid import Content


@pytest.mark.parametrize(
    ("aligned", "first", "pages", "told"),
    [
        ((), 2, 3, []),
        ((1, 3, 4, 5), 2, 3, [3, 4]),
        ((2, 2), 2, None, [2]),
        ((2,), None, None, []),
    ],
)
def test_the_pages_of_the_form(aligned: tuple[int, ...], first: int | None, pages: int | None, told: list[int]) -> None:
    content = Content(media="pdf-text", blocks=(), aligned_pages=aligned)
    record = FormRecord(
        form="generic",
        scope="department",
        stage="target",
        title=None,
        page=first,
        pages=pages,
        fields=(),
        years=(),
        long_term_until=None,
        funding=(),
        projects=(),
        narratives=(),
        indicators=(),
        doubts=(),
    )
    assert [entry.page for entry in aligned_findings(content, record, "0-p1-1")] == told
