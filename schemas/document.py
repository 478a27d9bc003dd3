"""A source file as it was offered, before anything is understood of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source file in memory."""

    name: str
    """File name with its suffix."""
    uri: str
    """Absolute POSIX path, or the URL, that it was offered under."""
    data: bytes
    sha256: str
    """64 hexadecimal digits over `data`."""
    folders: tuple[str, ...] = ()
    """Names of the folders above it, outermost first: hints to city and year, nothing more."""
