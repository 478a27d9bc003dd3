"""Invents filings: the same seed gives the same ones."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import count
from random import Random

from benchmarks.render.doubts import absent, ambiguous, bare, reversed_years
from benchmarks.render.goals import hubei_goals, hunan_goals, numbered_goals, work
from benchmarks.render.money import PROJECT_LINE, invent_funding, invent_hunan_funding, invent_projects
from benchmarks.render.rows import goal_rows, hubei_rows, hunan_rows
from benchmarks.render.sentences import Filler, narratives
from benchmarks.render.truth import Form, Head, Horizon, Indicator, Narrative, Truth
from benchmarks.render.values import Hand, ValueColumn, invent_hand
from benchmarks.render.words import Place, offices, places, prose

FORMS: tuple[Form, ...] = (
    "hubei-department-goal",
    "hubei-department-goal",
    "hubei-department-goal-2022",
    "hunan-department-goal",
)
"""Layouts in turn, filing by filing."""
STEMS: Mapping[Form, str] = {
    "hubei-department-goal": "hubei",
    "hubei-department-goal-2022": "hubei2022",
    "hunan-department-goal": "hunan",
}
TITLES: Mapping[Form, str] = {
    "hubei-department-goal": "部门整体绩效目标申报表",
    "hubei-department-goal-2022": "部门整体绩效目标申报表",
    "hunan-department-goal": "省级部门(单位)整体绩效目标申报表",
}
YEARS = (2020, 2027)


def filings(seed: int, number: int) -> Iterator[Truth]:
    """The first `number` filings of a seed; no two are of one department and year."""
    seen: set[tuple[str, int]] = set()
    for index in range(number):
        for attempt in count():
            truth = invent(Random(f"{seed}/{index}/{attempt}"), FORMS[index % len(FORMS)], index + 1)
            key = (truth.head.department, truth.head.fiscal_year)
            if key not in seen:
                seen.add(key)
                yield truth
                break


def invent(rng: Random, form: Form, serial: int) -> Truth:
    """One filing of a layout; `serial` makes its name unique."""
    if form == "hunan-department-goal":
        return hunan(rng, serial)
    return hubei(rng, form, serial)


def office(rng: Random, place: Place) -> str:
    """An office that does not exist, at a place that does."""
    words = offices()
    where = place.county or place.city or place.province
    if place.county and (place.county.endswith("区") or rng.random() < 0.5):
        where = f"{place.city}{place.county}"
    return where + rng.choice(words.models) + rng.choice(words.trades) + rng.choice(words.kinds)


def invent_head(rng: Random, form: Form, province: str) -> Head:
    """Who files, for which year, and when; Hunan's form prints neither date nor contact."""
    place = rng.choice(places(province))
    year = rng.randint(*YEARS)
    words = offices()
    dated = form != "hunan-department-goal"
    return Head(
        title=TITLES[form],
        form=form,
        department=office(rng, place),
        province=place.province,
        city=place.city,
        county=place.county,
        adcode=place.adcode,
        fiscal_year=year,
        filed_on=date(year - 1, 11, 1) + timedelta(days=rng.randint(0, 130)) if dated else None,
        amount_unit="元" if dated and rng.random() < 0.1 else "万元",
        contact_person=rng.choice(words.surnames) + rng.choice(words.models) if dated else None,
        contact_phone=rng.choice(words.phones) if dated else None,
        long_term_until=year + rng.randint(1, 5) if dated else None,
    )


def stem(head: Head, serial: int) -> str:
    """The stem of a filing's file names."""
    return f"{STEMS[head.form]}-{head.adcode}-{head.fiscal_year}-{serial:05d}"


def past(rng: Random, year: int) -> tuple[int, int]:
    """The two years before the budget year, mostly the older one first."""
    return (year - 2, year - 1) if rng.random() < 0.7 else (year - 1, year - 2)


def hubei(rng: Random, form: Form, serial: int) -> Truth:
    """A filing in one of Hubei's two layouts."""
    head = invent_head(rng, form, "湖北省")
    fill, hand, year = Filler(rng), invent_hand(rng), head.fiscal_year
    funding_years, value_years = past(rng, year), past(rng, year)
    funding = invent_funding(rng, form, year, funding_years, head.amount_unit)
    goals, rows = aims(rng, form, fill, hand, columns(head, value_years))
    line = next(row.amount for row in funding if (row.item, row.year) == (PROJECT_LINE[form], year))
    listed = form == "hubei-department-goal-2022" or rng.random() < 0.7
    notes = prose().instructions if rng.random() < 0.6 else ()
    return Truth(
        name=stem(head, serial),
        head=head,
        funding_years=funding_years,
        value_years=value_years,
        funding=funding,
        projects=invent_projects(rng, fill, line) if listed else (),
        narratives=(*work(rng, fill), *goals, *narratives("instructions", notes)),
        indicators=tuple(rows),
        findings=(*reversed_years(funding_years, value_years), *ambiguous(rows), *absent(rows, value_years)),
    )


def columns(head: Head, value_years: tuple[int, ...]) -> dict[Horizon, list[ValueColumn]]:
    """The value columns of both horizons, as printed."""
    return {
        "long_term": [ValueColumn(role="target", year=head.long_term_until)],
        "annual": [
            *(ValueColumn(role="prior", year=year) for year in value_years),
            ValueColumn(role="target", year=head.fiscal_year),
        ],
    }


def aims(
    rng: Random, form: Form, fill: Filler, hand: Hand, values: Mapping[Horizon, list[ValueColumn]]
) -> tuple[list[Narrative], list[Indicator]]:
    """Goals and indicators of Hubei's layouts."""
    if form == "hubei-department-goal":
        return hubei_goals(rng, fill), hubei_rows(fill, hand, values["long_term"], values["annual"])
    goals = {horizon: rng.choice((1, 1, 2)) for horizon in values}
    rows = [row for horizon in values for row in goal_rows(fill, hand, values[horizon], horizon, goals[horizon])]
    return numbered_goals(rng, fill, goals), rows


def hunan(rng: Random, serial: int) -> Truth:
    """A filing in Hunan's layout."""
    head = invent_head(rng, "hunan-department-goal", "湖南省")
    fill = Filler(rng)
    hand = Hand(wording="signs", thousands=False, full_width=False)
    rows = tuple(hunan_rows(fill, hand, head.fiscal_year))
    return Truth(
        name=stem(head, serial),
        head=head,
        funding_years=(),
        value_years=(),
        funding=invent_hunan_funding(rng, head.fiscal_year),
        projects=(),
        narratives=tuple(hunan_goals(rng, fill)),
        indicators=rows,
        findings=tuple(bare(rows)),
    )
