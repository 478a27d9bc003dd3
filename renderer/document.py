"""Documents of one form or of several, in tables of their own or in one."""

from dataclasses import dataclass, replace

from benchmarks.render.sheet import Sheet
from renderer.board import Board, narrowed, sheet
from renderer.draw import Draw
from renderer.form import Form, form, titled
from renderer.pages import paged
from renderer.running import running
from renderer.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document as printed, and what each of its forms says."""

    sheets: tuple[Sheet, ...]
    truths: tuple[Truth, ...]
    draw: Draw


def paper(draw: Draw) -> Paper:
    """A document drawn from its choices; a second form in it is plain, so that the first one's choices are judged."""
    shape = draw.pick("document", "one form", "two forms", "one table", "running table", lean=0.8)
    if shape == "running table":
        table = running(draw)
        return Paper(sheets=paged(draw, table.sheet, table.heads), truths=table.truths, draw=draw)
    first = form(draw)
    if shape == "one form":
        return Paper(sheets=paged(draw, first.sheet, first.heads), truths=(first.truth,), draw=draw)
    second = plain(f"{draw.seed}/second")
    order = draw.pick("document.order", "plain form last", "plain form first")
    forms = (first, second) if order == "plain form last" else (second, first)
    truths = tuple(each.truth for each in forms)
    sheets = (stacked(*forms),) if shape == "one table" else tuple(each.sheet for each in forms)
    return Paper(sheets=sheets, truths=truths, draw=draw)


def stacked(*forms: Form) -> Sheet:
    """Forms below each other in one table, their titles as rows of it."""
    board = Board()
    for each in forms:
        board.add(titled(each))
    return narrowed(sheet((), board, ()))


def plain(seed: str) -> Form:
    """The form of a seed whose every choice is the plain one."""
    return form(replace(Draw(seed), plain=True))
