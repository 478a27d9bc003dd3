"""Rules about running text speak of every section that a form may print."""

from extractors.audit.prose import SECTIONS
from schemas.closed_sets import NARRATIVES


def test_each_section_of_narratives_has_a_name() -> None:
    assert set(SECTIONS) == set(NARRATIVES)
