"""Spreadsheets: sheets as grids, numbers as their cells show them."""
