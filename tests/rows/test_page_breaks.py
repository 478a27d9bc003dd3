"""What is in doubt where a page ends in a table is told to the form that it stands in."""

import pytest

from extractors.rows.page_breaks import page_break_findings
from schemas.form import FormRecord
from schemas.grid import Content, PageBreak


@pytest.mark.parametrize(
    ("page", "joined", "told"),
    [
        pytest.param(4, True, [("repaired_value", 4, "样例设施完好率")], id="put together within the form"),
        pytest.param(3, True, [], id="put together where the form begins"),
        pytest.param(6, True, [], id="put together behind the form"),
        pytest.param(6, False, [("truncated", 6, None)], id="left out behind the form"),
        pytest.param(5, False, [], id="read with the form all the same"),
    ],
)
def test_the_form_that_a_page_break_belongs_to(
    page: int, joined: bool, told: list[tuple[str, int, str | None]]
) -> None:
    met = PageBreak(page=page, bbox=None, above="样例设施", below="完好率", joined=joined)
    content = Content(media="pdf-text", blocks=(), page_breaks=(met,))
    record = FormRecord(
        form="generic",
        scope="department",
        stage="target",
        title=None,
        page=3,
        pages=3,
        fields=(),
        years=(),
        long_term_until=None,
        funding=(),
        projects=(),
        narratives=(),
        indicators=(),
        doubts=(),
    )
    found = page_break_findings(content, record, "0-p3-1")
    assert [(entry.kind, entry.page, entry.expected) for entry in found] == told
