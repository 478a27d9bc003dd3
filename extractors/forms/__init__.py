"""Grids and lines understood as forms: what each cell is, by what it says and where it stands."""
