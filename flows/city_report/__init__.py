"""The report of a city: one self-contained page about one budget year, for people, on a screen or on paper."""

from flows.city_report.page import CityReport, city_report, rendered, write

__all__ = ["CityReport", "city_report", "rendered", "write"]
