"""Labels of a scan that were read wrongly, set right before forms are looked for; each is told as a doubt."""

from dataclasses import replace

from mappings.label_misprints import meant_label
from schemas.grid import Cell, Content, Grid, ReadTwice

KNOWN = "已知的标签"
"""What read such a label the second time."""


def relabelled(content: Content) -> Content:
    """The content with its labels as they are known; as it is where no engine read it."""
    if content.engine is None:
        return content
    told: list[ReadTwice] = []
    blocks = tuple(
        replace(block, cells=tuple(labelled(cell, told) for cell in block.cells)) if isinstance(block, Grid) else block
        for block in content.blocks
    )
    return replace(content, blocks=blocks, read_twice=(*content.read_twice, *told))


def labelled(cell: Cell, told: list[ReadTwice]) -> Cell:
    """A cell with the label that it means, which is added to what is told."""
    label = meant_label(cell.text) if cell.confidence is not None else None
    if label is None:
        return cell
    if cell.page is not None and cell.bbox is not None:
        told.append(ReadTwice(page=cell.page, bbox=cell.bbox, first=label, second=cell.text, by=KNOWN))
    return replace(cell, text=label)
