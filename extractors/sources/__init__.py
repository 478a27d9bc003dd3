"""Sources: the bytes of a document become lines and grids of cells, one module per format."""

from extractors.sources.limits import LIMITS, MAX_BYTES
from extractors.sources.reading import READERS, Reader, media_of, read

__all__ = ["LIMITS", "MAX_BYTES", "READERS", "Reader", "media_of", "read"]
