"""Every section of running text has a name that findings say."""

from extractors.audit.prose import SECTIONS
from schemas.closed_sets import NARRATIVES


def test_every_section_has_a_name() -> None:
    assert SECTIONS.keys() == set(NARRATIVES)
