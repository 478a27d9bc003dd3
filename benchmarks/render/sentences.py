"""Invents sentences, and lists of them."""

from random import Random

from benchmarks.render.truth import Narrative, Prose
from benchmarks.render.words import prose

HALF_WIDTH = str.maketrans("，；：（）", ",;:()")


class Filler:
    """Fills templates; remembers what it gave, so that no two rows of a filing bear one name."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.given: set[str] = set()

    def once(self, template: str) -> str:
        """A template with its places filled."""
        thing, other = self.rng.sample(prose().things, 2)
        group = self.rng.choice(prose().groups)
        return template.format(thing=thing, thing2=other, group=group, n=self.rng.randint(2, 24))

    def fresh(self, template: str) -> str:
        """The same, never the same twice. Raises ValueError where the words run out."""
        for _ in range(200):
            text = self.once(template)
            if text not in self.given:
                self.given.add(text)
                return text
        raise ValueError(f"{template}: all fillings are used; add words to prose.yaml")


def items(fill: Filler, templates: tuple[str, ...], count: int) -> tuple[str, ...]:
    """`count` sentences, each template used at most once."""
    return tuple(fill.once(template) for template in fill.rng.sample(templates, min(count, len(templates))))


def narratives(section: Prose, texts: tuple[str, ...], title: str | None = None, after: int = 0) -> list[Narrative]:
    """Sentences as items of a section, numbered on from `after`."""
    return [
        Narrative(section=section, seq=seq, title=title, text=text) for seq, text in enumerate(texts, start=after + 1)
    ]


def half_width(text: str) -> str:
    """Text with the half-width signs that some forms use; full stops stay."""
    return text.translate(HALF_WIDTH)
