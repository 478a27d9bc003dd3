"""Documents of one form or of several, in tables of their own or in one."""

from dataclasses import dataclass, replace

from benchmarks.render.sheet import Sheet
from renderer.draw import Draw
from renderer.form import Form, form
from renderer.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document as printed, and what each of its forms says."""

    sheets: tuple[Sheet, ...]
    truths: tuple[Truth, ...]
    draw: Draw


def paper(draw: Draw) -> Paper:
    """A document drawn from its choices; a second form in it is plain, so that the first one's choices are judged."""
    first = form(draw)
    if draw.pick("document", "one form", "two forms", lean=0.92) == "one form":
        return Paper(sheets=(first.sheet,), truths=(first.truth,), draw=draw)
    second = plain(f"{draw.seed}/second")
    order = draw.pick("document.order", "plain form last", "plain form first")
    forms = (first, second) if order == "plain form last" else (second, first)
    return Paper(sheets=tuple(each.sheet for each in forms), truths=tuple(each.truth for each in forms), draw=draw)


def plain(seed: str) -> Form:
    """The form of a seed whose every choice is the plain one."""
    return form(replace(Draw(seed), plain=True))
