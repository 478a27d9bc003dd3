"""The address that is called for what fails or waits for someone, looked at wherever one is given."""

from urllib.parse import urlsplit

from schemas.errors import WrongUsage


def check_hook(url: str | None) -> None:
    """Raise WrongUsage where a web hook is no address that can be called."""
    if url is None:
        return
    try:
        parts = urlsplit(url)
        called = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        called = False
    if not called:
        raise WrongUsage(f"{url}: no web hook; say https://host/path")
