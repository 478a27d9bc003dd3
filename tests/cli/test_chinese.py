"""Help in the language of the person."""

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from flows.cli.app import app
from flows.cli.chinese import is_chinese, phrases, translate


def texts(command: Any) -> Iterator[str]:  # noqa: ANN401 click's command
    """All help below a command."""
    yield from (
        " ".join(each.split()) for each in (command.help, *(getattr(p, "help", "") for p in command.params)) if each
    )
    for below in getattr(command, "commands", {}).values():
        yield from texts(below)


def test_each_phrase_is_of_a_help_that_is_there() -> None:
    assert phrases().keys() <= set(texts(typer.main.get_command(app)))


def test_the_help_of_commands_that_clerks_use_is_chinese() -> None:
    command: Any = typer.main.get_command(app)
    translate(command)
    for name in ("ingest", "query", "export", "desk", "layouts", "names", "report"):
        told = [text for text in texts(command.commands[name]) if not text.startswith(("What reads", "Show this"))]
        assert all(any("一" <= letter <= "鿿" for letter in text) for text in told), name


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8"}, False),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, False),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, True),
        ({}, False),
    ],
)
def test_the_language_is_that_of_the_messages(environment: dict[str, str], told: bool) -> None:
    assert is_chinese(environment) == told
