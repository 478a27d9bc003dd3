"""`/indicator/ID`: the targets and results of one indicator over cities and years, as a plot and as a table."""

from collections import defaultdict
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from flows.desk.visit import V, Visit
from schemas.errors import WrongUsage

router = APIRouter()
SIZE = 200
"""Rows that are listed."""
WIDTH, HEIGHT, MARGIN = 720.0, 220.0, 40.0
LEFT = 90.0
"""Kept free for the ends of the axis."""
HUGE, LARGE = 1e8, 1e4
"""From here on numbers are written in 亿 and 万."""
ROWS = """
    SELECT filing_id, row_id, city_code, fiscal_year, department, project, role, coalesce(year, fiscal_year) AS year,
        value_raw, value_si, unit_si, doubtful
    FROM indicators_named WHERE indicator_id = ? ORDER BY city_code, year, filing_id, row_id
"""
NAME = "SELECT any_value(indicator ORDER BY indicator) FROM indicators WHERE indicator_id = ?"
BEYOND = 0.98
"""Of the values that are not in doubt, this share sets the axis; what lies beyond stands at its edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One value on the plot."""

    x: float
    y: float
    role: str
    doubtful: bool
    told: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Values of one unit."""

    unit: str
    dots: tuple[Dot, ...]
    years: tuple[tuple[float, str], ...]
    least: str
    most: str
    beyond: int
    """Values that lie beyond the axis."""


@router.get("/indicator/{indicator_id}")
def indicator(visit: V, indicator_id: str) -> HTMLResponse:
    """One indicator. Raises WrongUsage."""
    visit.pinned.dataset.reckon("indicators_named")
    with visit.pinned.dataset.duckdb() as connection:
        rows = connection.sql(ROWS, params=[indicator_id]).to_arrow_table().to_pylist()
        ((name,),) = connection.execute(NAME, [indicator_id]).fetchall()
    if not rows:
        raise WrongUsage(f"{indicator_id[:60]}: no indicator of this dataset; /browse/indicators?facet=indicator_id")
    return visit.page(
        "indicator.html",
        indicator_id=indicator_id,
        name=name,
        plots=list(plots(visit, rows)),
        rows=rows[:SIZE],
        further=max(0, len(rows) - SIZE),
        count=len(rows),
        box=(WIDTH, HEIGHT, MARGIN, LEFT),
    )


def plots(visit: Visit, rows: list[dict[str, object]]) -> list[Plot]:
    """A plot for each unit, the most frequent first."""
    units: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in rows:
        if row["value_si"] is not None and row["year"] is not None:
            units[str(row["unit_si"] or "")].append(row)
    ranked = sorted(units.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [plot(visit, unit, own) for unit, own in ranked]


def plot(visit: Visit, unit: str, rows: list[dict[str, object]]) -> Plot:
    """Values over years; a doubtful one does not stretch the axis."""
    numbers = [float(str(row["value_si"])) for row in rows]
    sure = sorted(number for number, row in zip(numbers, rows, strict=True) if not row["doubtful"]) or sorted(numbers)
    least, most = sure[0], sure[min(len(sure) - 1, int(len(sure) * BEYOND))]
    years = sorted({int(str(row["year"])) for row in rows})
    step = (WIDTH - LEFT - MARGIN) / len(years)
    lefts = {year: LEFT + step * (place + 0.5) for place, year in enumerate(years)}
    spread: dict[int, int] = defaultdict(int)
    dots = []
    for number, row in zip(numbers, rows, strict=True):
        year = int(str(row["year"]))
        spread[year] += 1
        share = 0.5 if most == least else (min(max(number, least), most) - least) / (most - least)
        role = str(row["role"] or "target")
        city = row["city_code"]
        told = f"{visit.words.city(int(str(city)) if city is not None else None)} {year} {row['value_raw']}"
        dots.append(
            Dot(
                x=round(lefts[year] + ((spread[year] * 7919) % 97 / 97 - 0.5) * step * 0.7, 1),
                y=round(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN), 1),
                role=role,
                doubtful=bool(row["doubtful"]),
                told=told,
                address=f"/filing/{row['filing_id']}#indicators-{row['row_id']}",
            )
        )
    return Plot(
        unit=unit,
        dots=tuple(dots),
        years=tuple((lefts[year], str(year)) for year in years),
        least=written(least, unit),
        most=written(most, unit),
        beyond=sum(not least <= number <= most for number in numbers),
    )


def written(value: float, unit: str) -> str:
    """A number in its unit: a share in percent, a large one in 万 or 亿."""
    if unit == "1":
        return f"{value * 100:,.6g}%"
    if abs(value) >= HUGE:
        return f"{value / HUGE:,.6g}亿{unit}"
    return f"{value / LARGE:,.6g}万{unit}" if abs(value) >= LARGE else f"{value:,.6g}{unit}"
