"""Two forms abreast are read one after the other."""

import pytest

from tests.grids.drawing import Sheet
from tests.grids.reading import content_of, shown


def abreast(*lines: tuple[float, float, str]) -> list[str]:
    """The lines and, as "甲" and "乙", the tables of a page with two tables abreast, as they are read."""
    sheet = Sheet(width=842, height=595)
    for x, y, text in lines:
        sheet.text(x, y, text)
    for x, name in ((40, "甲"), (450, "乙")):
        sheet.table((x, x + 100, x + 340), (80, 100, 120), [["项目名称", name], ["金额", "12.00"]])
    return [block if isinstance(block, str) else block[0][1] for block in shown(content_of(sheet))]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (((40, 60, "左"), (450, 60, "右")), ["左", "甲", "右", "乙"]),
        (((40, 40, "左"), (40, 60, "元"), (450, 60, "右"), (450, 130, "注")), ["左", "元", "甲", "右", "乙", "注"]),
        (((300, 40, "一张表的标题在两张表格的上面中间处"), (40, 60, "左"), (450, 60, "右")), None),
        (((700, 60, "单位：元"),), ["单位：元", "甲", "乙"]),
    ],
)
def test_forms_abreast_are_read_one_after_the_other(
    lines: tuple[tuple[float, float, str], ...], read: list[str] | None
) -> None:
    expected = [text for _, _, text in lines] + ["甲", "乙"] if read is None else read
    assert abreast(*lines) == expected
