"""The reader of scans that tests of whole documents use: the default engine, nothing kept."""

from flows.workers.scanner import scanner

SCANNER = scanner()
