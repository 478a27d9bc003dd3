"""What a desk is asked to be."""

from dataclasses import dataclass
from pathlib import Path

from mappings import accepting_labels
from mappings.accepting import FILE

LOCAL = ("127.0.0.1", "::1", "localhost")
"""Addresses that no other machine reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One desk over one dataset."""

    root: Path
    """Absolute."""
    decisions: Path
    """The folder of what people decide."""
    host: str = "127.0.0.1"
    port: int = 8321
    password: str | None = None
    """Asked of everybody; None: of nobody, which a desk that others reach cannot be."""
    contacts: bool = False
    """Whether personal data is shown."""
    accepted: Path = FILE
    """Where it is written what names mean."""
    labels: Path = accepting_labels.FILE
    """Where it is written what heads, side labels, lines of money and titles mean."""
    person: str = ""
    """Who decides unless the browser says otherwise."""

    @property
    def address(self) -> str:
        """Where its pages are, without a slash at its end."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    @property
    def own_decisions(self) -> bool:
        """Whether decisions lie elsewhere than the dataset keeps them."""
        return self.decisions != self.root / "decisions"
