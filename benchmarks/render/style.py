"""How one filing is typed: what differs between two prints of the same form."""

from dataclasses import dataclass
from random import Random
from typing import Literal

from benchmarks.render.look import Look, invent_look


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One typist's habits; none of them changes what is said."""

    wrapped: bool
    """Narrow labels run over two lines."""
    padded: bool
    """Ideographic blanks around what is filled in."""
    spaced: bool
    """Blanks between Chinese text and figures."""
    half_width: bool
    """Half-width brackets and colons in labels."""
    thousands: bool
    """Amounts with thousands marks."""
    zero_share: Literal["0", "0%"]
    relative_years: bool
    """前年 and 上年 at the head of the annual indicators."""
    top: Literal["line", "lines", "sealed"]
    """Date and unit on one line, on two, or beside a place for the seal."""
    annex: bool
    """A number of annex above the title."""
    item: Literal["{n}.", "{n}、", "{n}．", "{n}. "]
    """Number of a list's item."""
    goal: Literal["目标{n}：", "目标{n}:", "目标 {n}：", "目标{n}."]
    """Number of a goal."""
    placeholder: Literal["……", ""]
    """What stands where a template's row was not used."""
    stars: bool
    """Stars before the heads of required columns."""
    group_rows: bool
    """A row of guidance opens each group of the department's own indicators."""
    wide_value: bool
    """The head of the values covers the unit column too; otherwise that has an empty head."""
    typed: bool
    """A spreadsheet holds numbers and percentages; otherwise it holds text."""
    paragraphs: bool
    """A recogniser marks paragraphs; otherwise it joins them with blanks."""
    page_rows: int | None
    """Rows of a page; None where the form is dumped as one table."""
    look: Look
    grain: int
    """Seed of what a scanner or a camera adds by chance."""


def invent_style(rng: Random) -> Style:
    """One typist's habits."""
    return Style(
        wrapped=rng.random() < 0.5,
        padded=rng.random() < 0.4,
        spaced=rng.random() < 0.3,
        half_width=rng.random() < 0.3,
        thousands=rng.random() < 0.2,
        zero_share=rng.choice(("0", "0%")),
        relative_years=rng.random() < 0.3,
        top=rng.choice(("line", "line", "lines", "sealed")),
        annex=rng.random() < 0.2,
        item=rng.choice(("{n}.", "{n}、", "{n}．", "{n}. ")),
        goal=rng.choice(("目标{n}：", "目标{n}:", "目标 {n}：", "目标{n}.")),
        placeholder=rng.choice(("……", "")),
        stars=rng.random() < 0.7,
        group_rows=rng.random() < 0.6,
        wide_value=rng.random() < 0.5,
        typed=rng.random() < 0.5,
        paragraphs=rng.random() < 0.5,
        page_rows=rng.choice((None, 18, 25, 40)),
        look=invent_look(rng),
        grain=rng.randrange(1 << 32),
    )
