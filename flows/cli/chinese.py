"""Help in Chinese where the person's language is: LC_ALL, LC_MESSAGES or LANG begins with zh."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

FILE = Path(__file__).parent / "help.zh.yaml"
LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables that tell a language, the first that is set before the others."""


@cache
def phrases() -> Mapping[str, str]:
    """What the help says, by what the code says."""
    return msgspec.yaml.decode(FILE.read_bytes(), type=dict[str, str])


def is_chinese(environment: Mapping[str, str]) -> bool:
    """Whether messages are wanted in Chinese."""
    said = next((environment[name] for name in LOCALES if environment.get(name)), "")
    return said.lower().startswith("zh")


def translate(command: Any) -> None:  # noqa: ANN401 click's command; typer does not tell its type
    """Put a command's help and that of its options into Chinese, and of all commands below it."""
    command.help = phrase(command.help)
    for option in command.params:
        if getattr(option, "help", None):
            option.help = phrase(option.help)
    for below in getattr(command, "commands", {}).values():
        translate(below)


def phrase(text: str | None) -> str | None:
    """A text in Chinese; as it is where the file does not have it."""
    return None if text is None else phrases().get(" ".join(text.split()), text)
