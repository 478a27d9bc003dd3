"""What a flow run is called in Prefect's pages: by what it does."""

from datetime import datetime
from zoneinfo import ZoneInfo

from prefect.runtime import flow_run

from flows.reports.coverage import city_name
from flows.schedule import TIMEZONE
from flows.selection import selection
from schemas.errors import WrongUsage


def run_name() -> str:
    """The flow with its city and year; with the day where it is about all of them: `rerun 鄂州市 2024`."""
    asked = flow_run.parameters
    return name_of(flow_run.flow_name or "", asked.get("city"), asked.get("year"), datetime.now(ZoneInfo(TIMEZONE)))


def name_of(flow: str, city: str | int | None, year: str | int | None, now: datetime) -> str:
    """A name of such a run. What is no city or year stands as it was asked: the run itself refuses it."""
    try:
        code = selection(city, None).city_code
        place = city_name(code) if code is not None else None
    except WrongUsage:
        place = str(city)
    parts = [str(part) for part in (place, year) if part]
    return " ".join([flow, *(parts or [f"{now:%Y-%m-%d}"])])
