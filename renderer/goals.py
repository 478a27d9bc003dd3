"""Goals, functions and what came of them."""

from collections.abc import Sequence

from benchmarks.render.sheet import Box
from benchmarks.render.words import prose
from renderer import words
from renderer.board import WIDTH, ink, lane
from renderer.draw import Draw
from renderer.facts import Facts
from renderer.truth import Narrative, Prose

NUMBERS = "一二三四五"
RESULTS = ("已完成{thing}的年度维护，运行正常。", "{thing}按期开放，{group}反映良好。", "完成{thing}整修并移交使用。")


def items(section: Prose, texts: Sequence[str]) -> list[Narrative]:
    """Sentences as items."""
    return [Narrative(section=section, seq=seq, text=text) for seq, text in enumerate(texts, start=1)]


def listed(draw: Draw, name: str, texts: Sequence[str]) -> str:
    """Sentences in one cell: a lone one bare, several numbered."""
    if len(texts) == 1:
        return texts[0]
    match draw.pick(f"{name}.numbers", "1.", "1、", "目标1：", "（1）", "一是", lean=0.5):
        case "1、":
            return "\n".join(f"{at}、{text}" for at, text in enumerate(texts, start=1))
        case "目标1：":
            return "\n".join(f"目标{at}：{text}" for at, text in enumerate(texts, start=1))
        case "（1）":
            return "\n".join(f"（{at}）{text}" for at, text in enumerate(texts, start=1))
        case "一是":
            return "".join(f"{NUMBERS[at]}是{text}" for at, text in enumerate(texts))
        case _:
            return "\n".join(f"{at}.{text}" for at, text in enumerate(texts, start=1))


def goals(draw: Draw, facts: Facts, left: int) -> tuple[list[list[Box]], list[Narrative]]:
    """Rows about the goals, `left` narrow columns for their side label."""
    count = draw.count("goals.items", 1, 3)
    aims = words.sentences(draw, "goals", prose().goals, count)
    told = items("annual_goal", aims)
    side = words.label(draw, "goal_annual")
    wide = WIDTH - left
    if facts.judged:
        results = tuple(words.filled(draw, f"results/{at}", RESULTS[at]) for at in range(count))
        told += items("annual_result", results)
        columns = lane((left, wide / 2, wide / 2), WIDTH)
        heads = (words.label(draw, "goal_expected"), words.label(draw, "goal_result"))
        texts = (listed(draw, "goals", aims), listed(draw, "goals", results))
        match draw.pick("goals.judged", "heads above", "rows", "goal alone", lean=0.6):
            case "rows":
                two = lane((left, wide), WIDTH)
                return [two.row(heads[0], texts[0]), two.row(heads[1], texts[1])], told
            case "goal alone":
                return [lane((left, wide), WIDTH).row(side, texts[0])], items("annual_goal", aims)
            case _:
                return [columns.row(Box(ink(side), 1, 2), *heads), lane((wide / 2, wide / 2), wide).row(*texts)], told
    shape = draw.pick("goals.shape", "side", "row head", "long-term beside", "long-term above", lean=0.6)
    if shape == "side":
        return [lane((left, wide), WIDTH).row(side, listed(draw, "goals", aims))], told
    if shape == "row head":
        return [lane((1,), WIDTH).row(side), lane((1,), WIDTH).row(listed(draw, "goals", aims))], told
    far = words.sentences(draw, "far goals", prose().goals, 1)
    told = [*items("long_term_goal", far), *told]
    head = words.label(draw, "goal_long")
    if shape == "long-term above":
        two = lane((left, wide), WIDTH)
        return [two.row(head, far[0]), two.row(words.label(draw, "goal_annual"), listed(draw, "goals", aims))], told
    columns = lane((left, wide / 2, wide / 2), WIDTH)
    rest = lane((wide / 2, wide / 2), wide)
    heads = (head, "年度目标")
    return [columns.row(Box(ink("总体目标"), 1, 2), *heads), rest.row(far[0], listed(draw, "goals", aims))], told


def background(draw: Draw, facts: Facts, left: int) -> list[list[Box]]:
    """What a project rests on; the dataset has no place for it."""
    if facts.whole or not draw.yes("background", 0.12):
        return []
    text = words.filled(draw, "background", "{group}多年反映{thing}陈旧，经示例会议研究同意安排。")
    return [lane((left, WIDTH - left), WIDTH).row(words.label(draw, "background"), text)]


def functions(draw: Draw, facts: Facts, left: int) -> tuple[list[list[Box]], list[Narrative]]:
    """What a department is for."""
    if not facts.whole or not draw.yes("functions", 0.3):
        return [], []
    texts = words.sentences(draw, "functions", prose().functions, 2)
    body = "\n".join(f"{at}.{text}" for at, text in enumerate(texts, start=1))
    return [lane((left, WIDTH - left), WIDTH).row(words.label(draw, "functions"), body)], items("functions", texts)
