"""Rules about words that are printed twice, counted up from row to row, or stand in another row than their own."""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.audit.printed import Printed, printed_rows
from extractors.audit.rule import rule
from extractors.findings import Note
from schemas.filing import FilingRows
from schemas.tables import Indicator, Narrative

DOUBLED = re.compile(r"([\u4e00-\u9fff]{3,})\1|(?<![目端])(的)\2(?!确)")
"""Three signs or more that are printed twice in a row, and 的的; but 目的的 and 的的确确."""
NUMBER = re.compile(r"(?<!\d)\d{3,}(?![\d年.%])")
"""A number that names something, as 12345 does: neither a year nor a quantity of two digits."""
ORDINAL = re.compile(r"^[\u4e00-\u9fff]{2}(\d{1,2})[:：、.．]")
"""指标10：…"""
TELLING = 2
"""Signs by which two names must differ for their texts to tell which is whose."""


@rule("words-doubled", "misprint", "info")
def doubled(filing: FilingRows) -> Iterator[Note]:
    """Words that are printed twice in a row, in names, explanations and running text."""
    for text in filing.narratives:
        if (found := DOUBLED.search(text.text)) is not None:
            yield twice(text, "narratives", "text", found[0])
    for entry in printed_rows(filing):
        for name in ("level3_raw", "explanation", "scoring"):
            if (found := DOUBLED.search(getattr(entry.head, name) or "")) is not None:
                yield twice(entry.head, "indicators", name, found[0])


def twice(row: Narrative | Indicator, table: str, field: str, printed: str) -> Note:
    """Words printed twice."""
    word = printed[: len(printed) // 2]
    return Note(
        row=row,
        table=table,
        field=field,
        message=f"“{printed}”疑为“{word}”重复印刷，按原样保留。",
        expected=word,
        observed=printed,
        cause=("doubled", row.row_id, field),
    )


@rule("number-counted-up", "misprint", "info")
def counted_up(filing: FilingRows) -> Iterator[Note]:
    """A name that repeats that of the row above but for a number that is one higher, as dragging a cell makes it."""
    for above, below in pairwise(printed_rows(filing)):
        first, second = above.head.level3, below.head.level3
        old, new = NUMBER.findall(first), NUMBER.findall(second)
        if len(old) == len(new) == 1 and int(new[0]) == int(old[0]) + 1 and NUMBER.sub("", first) != first:
            meant = NUMBER.sub(old[0], second)
            if stem(first) & stem(second):
                yield misprint(below.head, f"中的“{new[0]}”比上一行的“{old[0]}”大1，疑为下拉填充所致", meant)


def stem(name: str) -> set[str]:
    """What stands right before and right behind the number of a name, each with its place."""
    found = NUMBER.search(name)
    if found is None:
        return set()
    return {f"<{name[max(found.start() - 2, 0) : found.start()]}", f">{name[found.end() : found.end() + 2]}"} - {
        "<",
        ">",
    }


@rule("ordinal-repeated", "misprint", "info")
def ordinals(filing: FilingRows) -> Iterator[Note]:
    """A number before a name that the row above prints as well: 指标10 behind 指标10."""
    for above, below in pairwise(printed_rows(filing)):
        same = (above.head.level2, above.head.horizon) == (below.head.level2, below.head.horizon)
        first, second = ORDINAL.match(above.head.level3_raw), ORDINAL.match(below.head.level3_raw)
        if same and first is not None and second is not None and first[0] == second[0] and int(first[1]) > 1:
            meant = str(int(first[1]) + 1)
            yield misprint(below.head, f"的序号“{second[1]}”与上一行相同，疑为“{meant}”", meant)


def misprint(row: Indicator, message: str, expected: str) -> Note:
    """A name that is probably misprinted, and stays as it is."""
    return Note(
        row=row,
        table="indicators",
        field="level3",
        message=f"指标名称“{row.level3_raw}”{message}，按原样保留。",
        expected=expected,
        observed=row.level3_raw,
        cause=("misprint", row.row_id, expected),
    )


@rule("texts-interchanged", "shifted_row", "warning")
def interchanged(filing: FilingRows) -> Iterator[Note]:
    """Two rows with names that end alike whose explanations name each other's subject."""
    for above, below in pairwise(printed_rows(filing)):
        own, other = differing(above.head.level3, below.head.level3)
        if min(len(own), len(other)) < TELLING:
            continue
        if names_other(above, own, other) and names_other(below, other, own):
            for here, there in ((above, below), (below, above)):
                yield Note(
                    row=here.head,
                    table="indicators",
                    field="explanation",
                    message=f"“{here.head.level3}”与“{there.head.level3}”的说明或评分标准互换，按原样保留，请核对原件。",
                    expected=there.head.explanation or there.head.scoring,
                    observed=here.head.explanation or here.head.scoring,
                    cause=("interchanged", here.head.row_id),
                )


def differing(first: str, second: str) -> tuple[str, str]:
    """What two names begin with before they end alike; empty where they do not."""
    tail = 0
    while tail < min(len(first), len(second)) and first[-1 - tail] == second[-1 - tail]:
        tail += 1
    return (first[: len(first) - tail], second[: len(second) - tail]) if tail > TELLING else ("", "")


def names_other(entry: Printed, own: str, other: str) -> bool:
    """Whether a row's explanation or scoring standard names the other row's subject and not its own."""
    texts = [text for text in (entry.head.explanation, entry.head.scoring) if text]
    return any(other in text for text in texts) and not any(own in text for text in texts)


RULES = (
    doubled,
    counted_up,
    ordinals,
    interchanged,
)
