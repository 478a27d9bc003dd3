"""Text dumps: a cell a line, a row a line, or values with separators."""
