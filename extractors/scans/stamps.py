"""What taking the red away leaves of a seal or stamp: dark edges of red strokes, which look like letters."""

import numpy as np

from extractors.ocr.port import Area
from schemas.picture import Sheet

INK = 200
"""Grey: what is darker is ink."""
RED = 14
"""Of 255, by how much more red than green and blue a pixel is of a seal; warm light makes half of that of black ink."""
MOSTLY = 0.6
"""Of the ink: print under a seal is black, but for its edges."""


def is_stamped(sheet: Sheet, area: Area) -> bool:
    """Whether the ink of an area is red where the sheet has its colours."""
    x0, y0, x1, y1 = area
    ink = area.of(sheet.grey) < INK
    if not ink.any():
        return False
    blue, green, red = np.moveaxis(sheet.colours.part(slice(y0, y1), slice(x0, x1)).astype(np.int16), 2, 0)
    return bool((red - np.maximum(blue, green) > RED)[ink].mean() >= MOSTLY)
