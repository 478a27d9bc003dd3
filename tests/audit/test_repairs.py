"""A misread amount is repaired only where arithmetic and the page both say so."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.audit import audited
from extractors.reconcile.misreadings import misreadings
from extractors.reconcile.repairs import repaired
from mappings.auditing import like_digits
from schemas.filing import Address, FilingRows, SecondReading
from schemas.tables import Funding, Project
from tests.audit.rows import filing, money, project

PARTS = ("personnel", "operations", "targeted")


def scan(*rows: Funding | Project, looks: Sequence[SecondReading] = ()) -> FilingRows:
    """A filing that an engine read, with other looks at some of its amounts."""
    made = filing(*(replace(row, confidence=0.9) for row in rows))
    return replace(
        made, filing=replace(made.filing, engine="some engine", media="pdf-scan"), second_readings=tuple(looks)
    )


def spent(*amounts: str, prior: bool = False) -> list[Funding]:
    """Three kinds of expenditure and their total."""
    year = 2023 if prior else 2024
    lines = [
        money("expenditure", item, text, name=item, year=year) for item, text in zip(PARTS, amounts[:3], strict=True)
    ]
    return [*lines, money("expenditure", "total", amounts[3], year=year)]


def look(row: int, first: str, second: str, table: str = "funding", *, chance: float | None = None) -> SecondReading:
    """Another look at an amount that read something else, or what its engine gave this chance."""
    return SecondReading(table=table, row_id=row, first=first, second=second, chance=chance)


def written(rows: FilingRows) -> dict[tuple[str, int | None], str | None]:
    """What was written where."""
    found = repaired(rows).findings
    return {
        (entry.table_name, entry.target_row_id): entry.expected for entry in found if entry.kind == "repaired_value"
    }


INCOME = money("income", "total", "160.00")
LINE = money("expenditure", "project", "50.00", name="项目支出")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            scan(*spent("100.00", "31.00", "23.00", "160.00"), looks=[look(1, "31.00", "37.00")]),
            {("funding", 1): "37.00"},
            id="a digit",
        ),
        pytest.param(
            scan(*spent("100.00", "37.00", "23.00", "180.00"), INCOME, looks=[look(3, "180.00", "160.00")]),
            {("funding", 3): "160.00"},
            id="a total that its lines and the income agree on",
        ),
        pytest.param(
            scan(*spent("100.00", "37.00", "23.00", "16000"), INCOME, looks=[look(3, "16000", "160.00")]),
            {("funding", 3): "160.00"},
            id="a point passed over",
        ),
        pytest.param(
            scan(*spent("100", "37", "23", "16.0"), looks=[look(3, "16.0", "160")]),
            {("funding", 3): "160"},
            id="a speck taken for a point",
        ),
        pytest.param(
            scan(
                *spent("700.00", "37.00", "23.00", "1,160.00"),
                *spent("700.00", "31.00", "23.00", "760.00", prior=True),
                looks=[look(5, "31.00", "37.00")],
            ),
            {("funding", 5): "37.00"},
            id="each year by itself",
        ),
        pytest.param(
            scan(
                LINE, project("甲", 20.0, 20.0), project("乙", 36.0, 30.0), looks=[look(1, "36.0", "30.0", "projects")]
            ),
            {("projects", 1): "30"},
            id="a project whose budget of all years agrees",
        ),
        pytest.param(
            scan(*spent("100.00", "3.00", "23.00", "160.00"), looks=[look(1, "3.00", "3?.00")]),
            {("funding", 1): "37.00"},
            id="a digit passed over",
        ),
        pytest.param(
            scan(*spent("105.00", "37.00", "23.00", "65.00"), looks=[look(3, "65.00", "?65.00")]),
            {("funding", 3): "165.00"},
            id="the first digit passed over",
        ),
        pytest.param(
            scan(*spent("100.00", "12.50", "23.00", "110.50"), looks=[look(1, "12.50", "?12.50")]),
            {("funding", 1): "-12.50"},
            id="a sign passed over",
        ),
        pytest.param(
            scan(
                *spent("7443.94", "3605.06", "23.00", "75135.00"),
                looks=[look(0, "7443.94", "74?43.94"), look(1, "3605.06", "3?605.06")],
            ),
            {},
            id="digits passed over that make no sum",
        ),
        pytest.param(
            scan(
                *spent("7443.94", "605.06", "23.00", "77872.00"),
                looks=[look(0, "7443.94", "74?43.94"), look(1, "605.06", "?605.06")],
            ),
            {("funding", 0): "74243.94", ("funding", 1): "3605.06"},
            id="digits passed over in two amounts of a sum",
        ),
        pytest.param(
            scan(*spent("100.00", "31.00", "23.00", "160.00"), looks=[look(1, "31.00", "37.00", chance=0.03)]),
            {("funding", 1): "37.00"},
            id="what the engine holds for possible",
        ),
        pytest.param(
            scan(
                *spent("100.00", "31.00", "23.00", "160.00"),
                looks=[look(1, "31.00", "37.00", chance=0.2), look(0, "100.00", "106.00", chance=0.01)],
            ),
            {("funding", 1): "37.00"},
            id="what the engine holds for likelier by far",
        ),
    ],
)
def test_corrected(rows: FilingRows, expected: dict[tuple[str, int], str]) -> None:
    assert written(rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(scan(*spent("100.00", "31.00", "23.00", "160.00")), id="no other look: maybe the source's slip"),
        pytest.param(
            scan(*spent("100.00", "37.00", "23.00", "160.00"), looks=[look(1, "37.00", "31.00")]), id="it ties out"
        ),
        pytest.param(
            scan(
                *spent("100.00", "31.00", "23.00", "166.00"),
                looks=[look(1, "31.00", "37.00"), look(3, "166.00", "160.00")],
            ),
            id="both that might be misread were read otherwise",
        ),
        pytest.param(
            scan(*spent("100.00", "34.00", "23.00", "160.00"), looks=[look(1, "34.00", "37.00")]),
            id="4 and 7 are not alike",
        ),
        pytest.param(
            scan(*spent("100.00", "31.00", "23.00", "160.00"), looks=[look(1, "31.00", "37.00", chance=0.002)]),
            id="what the engine hardly holds for possible",
        ),
        pytest.param(
            scan(
                *spent("100.00", "31.00", "23.00", "160.00"),
                looks=[look(1, "31.00", "37.00", chance=0.03), look(0, "100.00", "106.00", chance=0.01)],
            ),
            id="two amounts of which either may be",
        ),
        pytest.param(
            scan(*spent("100.00", "3.00", "23.00", "160.00"), looks=[look(1, "3.00", "?3.00")]),
            id="a digit passed over elsewhere",
        ),
        pytest.param(
            scan(
                *spent("100.00", "3.00", "23.00", "160.00"),
                looks=[look(1, "3.00", "3?.00"), look(1, "3.00", "31.00")],
            ),
            id="a digit passed over that another look read otherwise",
        ),
        pytest.param(
            scan(*spent("1000000", "37.00", "23.00", "160.00"), looks=[look(0, "1000000", "100.00")]),
            id="元 for 万元",
        ),
        pytest.param(
            scan(
                *spent("100.00", "37.00", "23.00", "160.00"),
                money("income", "total", "180.00"),
                looks=[look(3, "160.00", "180.00")],
            ),
            id="it would break a sum that holds",
        ),
        pytest.param(
            scan(
                *spent("100.00", "37.00", "23.00", "168.00"),
                money("income", "total", "180.00"),
                looks=[look(3, "168.00", "160.00")],
            ),
            id="two sums contradict each other",
        ),
        pytest.param(
            scan(
                money("expenditure", "basic", "31.00", name="基本支出", share="19.38%"),
                money("expenditure", "project", "123.00", name="项目支出"),
                money("expenditure", "total", "160.00"),
                looks=[look(0, "31.00", "37.00")],
            ),
            id="its share bears out what was read",
        ),
        pytest.param(
            scan(*spent("100.00", "31.00", "23.00", "160.00"), looks=[look(1, "31.00", "81.00")]),
            id="another look read something else again",
        ),
    ],
)
def test_left_alone(rows: FilingRows) -> None:
    assert repaired(rows) == rows


def test_what_no_engine_read_is_left_alone() -> None:
    rows = scan(*spent("100.00", "31.00", "23.00", "160.00"), looks=[look(1, "31.00", "37.00")])
    text = replace(rows, filing=replace(rows.filing, engine=None))
    assert repaired(text) == text


def test_a_row_of_a_page_with_a_text_layer_is_left_alone() -> None:
    rows = scan(*spent("100.00", "31.00", "23.00", "160.00"), looks=[look(1, "31.00", "37.00")])
    layered = replace(rows, funding=tuple(replace(row, confidence=None) for row in rows.funding))
    assert repaired(layered) == layered


def test_what_a_person_decided_is_left_alone() -> None:
    rows = scan(*spent("100.00", "31.00", "23.00", "160.00"), looks=[look(1, "31.00", "37.00")])
    assert repaired(rows, [Address(table="funding", row_id=1, field="amount")]) == rows


REPAIRED = audited(scan(*spent("100.00", "31.00", "23.00", "160.00"), looks=[look(1, "31.00", "37.00")]))


def test_what_was_read_stays_beside_what_is_meant() -> None:
    row = REPAIRED.funding[1]
    assert (row.raw, row.amount, f"{row.amount_yuan}") == ("31.00", 37.0, "370000.00")


def test_a_repair_that_ties_out_is_verified() -> None:
    assert all(row.verified for row in REPAIRED.funding)


def test_a_repair_is_told_with_both_numbers() -> None:
    told = REPAIRED.findings[0]
    assert (told.kind, told.severity, told.observed, told.expected) == ("repaired_value", "warning", "31.00", "37.00")


def test_a_repair_names_the_sum_that_proves_it() -> None:
    assert "“7”被认作“1”，已改为37.00：改后“合计”160.00 = 100.00 + 37.00 + 23.00，" in REPAIRED.findings[0].message


def test_digits_are_alike_both_ways() -> None:
    alike = like_digits()
    assert all(one in alike[other] for one, others in alike.items() for other in others)


CENTS = st.integers(min_value=1, max_value=10**8)


@given(st.lists(CENTS, min_size=3, max_size=3), st.integers(min_value=0, max_value=3), st.data())
def test_a_damaged_amount_becomes_the_true_one_or_stays(cents: list[int], at: int, data: st.DataObject) -> None:
    true = [f"{own // 100}.{own % 100:02d}" for own in (*cents, sum(cents))]
    damage = data.draw(st.sampled_from([found.meant for found in misreadings(money("income", "total", true[at]))]))
    read = [*true[:at], damage, *true[at + 1 :]]
    amounts = [row.amount for row in repaired(scan(*spent(*read), looks=[look(at, damage, true[at])])).funding]
    assert amounts in ([float(text) for text in true], [float(text) for text in read])


@given(st.lists(CENTS, min_size=4, max_size=4))
def test_no_text_is_ever_corrected(cents: list[int]) -> None:
    made = scan(*spent(*(f"{own // 100}.{own % 100:02d}" for own in cents)))
    text = replace(made, filing=replace(made.filing, engine=None))
    assert repaired(text) == text
