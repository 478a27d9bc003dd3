"""The yearbook of a city: one self-contained page about one budget year, for people, on a screen or on paper."""

from flows.city_report.page import Yearbook, rendered, write, yearbook

__all__ = ["Yearbook", "rendered", "write", "yearbook"]
