"""Grids: the rulings and characters of pages become lines and tables, one table over as many pages as it runs."""
