"""The administrative divisions of GB/T 2260, current and withdrawn, as `divisions.csv` lists them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias, cast

from mappings.loading import FOLDER
from schemas.errors import BadMapping, WrongUsage

Level: TypeAlias = Literal["province", "prefecture", "county"]

COLUMNS = ("code", "name", "level", "parent", "valid_from", "valid_to", "withdrawn", "successor", "source")
CODE_END = 7
# Provinces without prefectures, told by their kind: their districts lie right under them.
UNDIVIDED = ("市", "特别行政区")


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """One administrative division."""

    code: int
    """GB/T 2260, six digits."""
    name: str
    """Official name, without the names of the divisions above it."""
    level: Level
    parent: int | None
    """Code of the division right above; None for a province."""
    withdrawn: bool
    """No longer in force; when that came, the facts do not tell."""
    successor: int | None
    """Current code of the same place, where code or kind alone changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionPath:
    """A division with the divisions above it, by their official names."""

    province: str | None
    """None for a central body."""
    city: str | None
    """Prefecture-level division. None for a province's own departments, in a municipality (北京市),
    and for a county right under its province (仙桃市)."""
    county: str | None
    adcode: int | None
    """Code of the most specific of the three; None for a central body."""
    city_code: int
    """Code of the city; of the province for its own departments and for a municipality's districts; a county right
    under its province stands for itself (429004); 0 for a central body."""


CENTRAL = DivisionPath(province=None, city=None, county=None, adcode=None, city_code=0)


@cache
def lines() -> dict[int, str]:
    """Code → its line of the table, in the order of the codes; no field holds a comma."""
    head, *body = (FOLDER / "divisions.csv").read_text("utf-8").split("\n")
    if tuple(head.split(",")) != COLUMNS:
        raise BadMapping(f"mappings/divisions.csv: the columns are not {','.join(COLUMNS)}; make the file anew")
    return {int(line[:6]): line for line in body if line}


@lru_cache(maxsize=8192)
def division(code: int) -> Division:
    """The division with that code, in force or withdrawn. Raises WrongUsage where there is none."""
    if code not in lines():
        raise WrongUsage(f"{code}: no division has this code; give six digits as in mappings/divisions.csv")
    _, name, level, parent, _, _, withdrawn, successor, _ = lines()[code].split(",")
    return Division(
        code=code,
        name=name,
        level=cast("Level", level),
        parent=int(parent) if parent else None,
        withdrawn=withdrawn == "true",
        successor=int(successor) if successor else None,
    )


def names() -> Iterator[tuple[int, str, bool]]:
    """Code, official name, and whether it is withdrawn, of every division, in the order of the codes."""
    for code, line in lines().items():
        yield code, line[CODE_END : line.index(",", CODE_END)], ",true," in line


def lineage(code: int) -> tuple[Division, ...]:
    """The division and those above it, province first."""
    this = division(code)
    return (this,) if this.parent is None else (*lineage(this.parent), this)


def inside(code: int, container: int) -> bool:
    """Whether the division lies within the other one, or is it."""
    parent = division(code).parent
    return code == container or (parent is not None and inside(parent, container))


@lru_cache(maxsize=8192)
def place(code: int) -> DivisionPath:
    """The place of a division, or of central bodies. Raises WrongUsage for an unknown code."""
    if code == CENTRAL.city_code:
        return CENTRAL
    names: dict[str, Division] = {above.level: above for above in lineage(code)}
    province, city, county = names["province"], names.get("prefecture"), names.get("county")
    own = province if county is None or province.name.endswith(UNDIVIDED) else county
    return DivisionPath(
        province=province.name,
        city=city.name if city else None,
        county=county.name if county else None,
        adcode=code,
        city_code=(city or own).code,
    )


def city_name(place: DivisionPath) -> str | None:
    """The city as filings tell it: a municipality is its own (北京市), so that nothing is lumped under no city."""
    whole = place.province if place.province is not None and place.province.endswith(UNDIVIDED) else None
    return place.city if place.city is not None else whole


def label(code: int) -> str:
    """The division as an error lists it: 湖北省随州市广水市 421381."""
    return f"{''.join(above.name for above in lineage(code))} {code}"
