"""Cells on roles: the best fit, in order."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from extractors.forms.alignment import align, costs_of_dropping

NUMBERS = st.integers(-6, 6).map(float)


@st.composite
def tasks(draw: st.DrawFn) -> tuple[list[list[float]], list[float], list[bool]]:
    """A small row with its fits, the costs of absent roles, and which cells are blank."""
    cells, roles = draw(st.integers(0, 4)), draw(st.integers(0, 4))
    fits = [[draw(NUMBERS) for _ in range(roles)] for _ in range(cells)]
    return (
        fits,
        [draw(st.integers(-3, 0).map(float)) for _ in range(roles)],
        [draw(st.booleans()) for _ in range(cells)],
    )


def worth(taken: list[int | None], fits: list[list[float]], skips: list[float], blank: list[bool]) -> float:
    """What an assignment is worth."""
    drops = costs_of_dropping(blank)
    used = {role for role in taken if role is not None}
    return sum(drops[cell] if role is None else fits[cell][role] for cell, role in enumerate(taken)) + sum(
        skip for role, skip in enumerate(skips) if role not in used
    )


def best(fits: list[list[float]], skips: list[float], blank: list[bool]) -> float:
    """The best worth of all assignments, tried one by one."""
    cells, roles = len(fits), len(skips)
    found = []
    for size in range(min(cells, roles) + 1):
        for chosen in combinations(range(cells), size):
            for played in combinations(range(roles), size):
                taken: list[int | None] = [None] * cells
                for cell, role in zip(chosen, played, strict=True):
                    taken[cell] = role
                found.append(worth(taken, fits, skips, blank))
    return max(found)


@given(tasks())
def test_no_assignment_is_worth_more(task: tuple[list[list[float]], list[float], list[bool]]) -> None:
    fits, skips, blank = task
    taken = list(align(fits, skips, blank))
    assert abs(worth(taken, fits, skips, blank) - best(fits, skips, blank)) < 1e-9


@given(tasks())
def test_roles_keep_their_order_and_are_taken_once(task: tuple[list[list[float]], list[float], list[bool]]) -> None:
    roles = [role for role in align(*task) if role is not None]
    assert roles == sorted(set(roles))
