"""The reader of scans that tests of whole documents use: the default engine, nothing kept."""

from flows.scanning import scanner

SCANNER = scanner()
