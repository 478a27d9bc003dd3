"""In which order what stands on a page is read: from the top, and one form after the other where two stand abreast."""

from collections.abc import Sequence
from itertools import permutations
from typing import TypeVar

from schemas.box import Box

ABREAST = 0.5
"""Of the height of the lower of two tables: what stands beside the other one, where they are abreast."""
Block = TypeVar("Block")


def in_order(blocks: Sequence[tuple[Box, Block]], tables: Sequence[Box]) -> list[Block]:
    """The blocks from the top, those of the left form before those of the right one where a page has two abreast.

    They are two forms where each half has lines of its own above its table, and nothing crosses the middle.
    """
    ordered = sorted(blocks, key=lambda block: (block[0][1], block[0][0]))
    for left, right in permutations(tables, 2):
        middle = (left[2] + right[0]) / 2
        shared = min(left[3], right[3]) - max(left[1], right[1])
        if left[2] > right[0] or shared < ABREAST * min(left[3] - left[1], right[3] - right[1]):
            continue
        if any(box[0] < middle < box[2] for box, _ in blocks):
            continue
        first = [(box, block) for box, block in ordered if box[2] <= middle]
        second = [(box, block) for box, block in ordered if box[0] >= middle]
        if all(any(box[3] <= table[1] for box, _ in half) for half, table in ((first, left), (second, right))):
            return [block for _, block in (*first, *second)]
    return [block for _, block in ordered]
