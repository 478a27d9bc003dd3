"""What is raised where a format cannot be written here."""


class FormatUnavailable(RuntimeError):
    """A program that writes the format is not installed, or failed."""
