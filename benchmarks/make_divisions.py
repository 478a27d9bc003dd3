"""Make `mappings/divisions.csv` from two lists of facts: the codes in force and all codes ever given.

Each is a JSON object, code → name. `python -m benchmarks.make_divisions --current list.json --history history.json`
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from mappings.division_names import split_kind
from mappings.division_table import COLUMNS
from mappings.loading import FOLDER

Names: TypeAlias = dict[int, str]

# Codes that gather divisions without being one, and two that stand for an organisation.
GATHERING = ("市辖区", "市区", "省直辖行政单位", "省直辖单位", "直辖行政单位")
ORGANISATION = "新疆生产建设兵团"
# Provinces cut out of others, 重庆 of 四川 in 1997 and 海南 of 广东 in 1988, and one with two codes, 台湾: old → new.
RECODED = {51: 50, 44: 46, 71: 83}
REMARK = re.compile(r"[(（].*[)）]$")
"""What the lists add to a name: 金门县(福建省泉州市)."""


def read(path: Path) -> Names:
    """The divisions of one list, without what is no division."""
    facts: dict[str, str] = json.loads(path.read_text("utf-8"))
    names = {int(code): name for code, name in facts.items()}
    return {
        code: REMARK.sub("", name)
        for code, name in names.items()
        if name not in GATHERING and not name.startswith(ORGANISATION)
    }


def level_of(code: int) -> str:
    """Level by GB/T 2260: 420000 is a province, 420700 a prefecture, 420704 a county."""
    if code % 100:
        return "county"
    return "prefecture" if code % 10000 else "province"


def parent_of(code: int, known: Names) -> int | None:
    """The division right above: the prefecture where the code has one, else the province."""
    if code % 10000 == 0:
        return None
    prefecture = code // 100 * 100
    return prefecture if code % 100 and prefecture in known else code // 10000 * 10000


def successor_of(code: int, current: Names, known: Names) -> int | None:
    """The code in force of a withdrawn division's place, where its name tells, else None.

    Tells: exactly one division in force of the same level (重庆市 rose to a province) in the same province, or the
    one cut out of it, bears the same name, else the same name but for its kind (密云县 and 密云区). The name of a
    district tells only below the same prefecture, or where the prefecture itself is withdrawn: many cities have a
    桥东区.
    """
    name, parent = known[code], parent_of(code, known)
    stem, kind = split_kind(name)
    provinces = {code // 10000, RECODED.get(code // 10000)}
    peers = [
        peer
        for peer in current
        if peer // 10000 in provinces
        and (level_of(peer) == level_of(code) or (current[peer] == name and level_of(peer) == "province"))
        and (kind != "区" or parent not in current or parent_of(peer, known) == parent)
    ]
    same_name = [peer for peer in peers if current[peer] == name]
    same_stem = [peer for peer in peers if len(stem) > 1 and split_kind(current[peer])[0] == stem]
    found = same_name or same_stem
    return found[0] if len(found) == 1 else None


def lines(current: Names, history: Names) -> Iterator[str]:
    """The table, head first, by code. The facts tell no dates, so valid_from and valid_to stay empty."""
    yield ",".join(COLUMNS)
    known = history | current
    for code, name in sorted(known.items()):
        withdrawn = code not in current
        successor = successor_of(code, current, known) if withdrawn else None
        fields: Iterable[object] = (
            code,
            name,
            level_of(code),
            parent_of(code, known) or "",
            "",
            "",
            str(withdrawn).lower(),
            successor or "",
            "history" if withdrawn else "list",
        )
        yield ",".join(map(str, fields))


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--current", type=Path, required=True, help="JSON: codes in force")
    parser.add_argument("--history", type=Path, required=True, help="JSON: all codes ever given")
    parser.add_argument("--out", type=Path, default=FOLDER / "divisions.csv")
    options = parser.parse_args()
    options.out.write_text("\n".join(lines(read(options.current), read(options.history))) + "\n", "utf-8")


if __name__ == "__main__":
    main()
