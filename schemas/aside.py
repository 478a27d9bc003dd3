"""What a source holds beside the text that is read."""

from typing import Literal, TypeAlias

AsideKind: TypeAlias = Literal[
    "struck",
    "hidden",
    "deleted",
    "placeholder",
    "footnote",
    "comment",
    "watermark",
    "faint",
    "rejoined",
    "exponent",
    "doubted",
    "computed",
    "formula",
]
