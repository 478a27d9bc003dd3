"""The values of formulas that a workbook holds without them, as LibreOffice computes them."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from extractors.sources.excel.sheets import CellIndex, Value
from extractors.sources.word.libreoffice import to_xlsx
from schemas.errors import MissingTool, ToolFailed


def computed(data: bytes) -> Sequence[Mapping[CellIndex, Value]]:
    """The values of each sheet; none where LibreOffice is not installed or fails, and all such formulas are told."""
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(to_xlsx(data)))
        return [_values(workbook, number) for number in range(len(workbook.sheets_metadata))]
    except (MissingTool, ToolFailed, CalamineError):
        return ()


def _values(workbook: CalamineWorkbook, number: int) -> Mapping[CellIndex, Value]:
    values = workbook.get_sheet_by_index(number).to_python(skip_empty_area=False)
    return {(row, col): value for row, line in enumerate(values) for col, value in enumerate(line) if value != ""}
