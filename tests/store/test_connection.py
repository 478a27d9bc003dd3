"""The connection that binds tables and views when a statement names them."""

from pathlib import Path

import duckdb
import pytest

from flows.store import Dataset
from flows.store.connection import EVERYWHERE, Place, place_of
from tests.store.joined import extraction, money, put, target


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    """Two years of one department."""
    return put(
        tmp_path,
        *(
            extraction(f"/{year}", year, funding=[money(year, "1.00")], indicators=[target(year, 1.0)])
            for year in (2023, 2024)
        ),
    )


@pytest.mark.parametrize(
    ("sql", "place"),
    [
        ("SELECT * FROM funding WHERE city_code = 420700 AND fiscal_year = 2024", Place(city=420700, year=2024)),
        ("FROM funding WHERE fiscal_year=2024 ORDER BY ALL", Place(year=2024)),
        ("SELECT count(*) FROM funding AS f WHERE f.city_code = 420700 GROUP BY ALL", Place(city=420700)),
        ("FROM funding WHERE city_code = 420700 OR fiscal_year = 2024", EVERYWHERE),
        ("FROM funding WHERE NOT city_code = 420700", EVERYWHERE),
        ("FROM funding WHERE (city_code = 420700) IS NULL", EVERYWHERE),
        ("FROM funding WHERE city_code = 420700 + 1", EVERYWHERE),
        ("FROM funding WHERE city_code = 420700 IS NULL", EVERYWHERE),
        ("SELECT city_code = 420700 FROM funding", EVERYWHERE),
        ("FROM funding JOIN filings USING (filing_id) WHERE city_code = 420700", EVERYWHERE),
        ("SELECT (SELECT count(*) FROM filings) FROM funding WHERE city_code = 420700", EVERYWHERE),
        ("FROM funding WHERE raw = ' where city_code = 420700 '", EVERYWHERE),
        ("FROM funding, filings WHERE city_code = 420700", EVERYWHERE),
        ("FROM funding, mine WHERE mine.city_code = 420700", EVERYWHERE),
    ],
)
def test_a_place_is_told_by_a_plain_question_alone(sql: str, place: Place) -> None:
    assert place_of(sql) == place


def test_what_was_asked_of_one_year_is_there_for_the_next_question(dataset: Dataset) -> None:
    with dataset.duckdb() as connection:
        first = connection.sql("SELECT fiscal_year FROM funding WHERE fiscal_year = 2023")
        assert connection.sql("SELECT fiscal_year FROM funding WHERE fiscal_year = 2024").fetchall() == [(2024,)]
        every = connection.sql("SELECT fiscal_year FROM funding ORDER BY ALL")
        assert connection.sql("SELECT fiscal_year FROM funding WHERE fiscal_year = 2023").fetchall() == [(2023,)]
        assert (every.fetchall(), first.fetchall()) == ([(2023,), (2024,)], [(2023,)])


def test_a_view_of_one_year_still_sees_the_year_before(dataset: Dataset) -> None:
    with dataset.duckdb() as connection:
        asked = "SELECT earlier_target_si FROM indicators_panel WHERE city_code = 420700 AND fiscal_year = 2024"
        assert connection.sql(asked).fetchall() == [(1.0,)]


def test_everything_is_there_for_who_looks_around(dataset: Dataset) -> None:
    with dataset.duckdb() as connection:
        shown = {name for (name,) in connection.sql("SHOW TABLES").fetchall()}
    assert {"funding", "indicators_panel", "departments", "documents"} <= shown


def test_a_frame_of_the_caller_is_found(dataset: Dataset) -> None:
    frame = dataset.pandas("filings")
    with dataset.duckdb() as connection:
        assert connection.sql("SELECT count(*) FROM frame").fetchall() == [(len(frame),)]


def test_a_mistyped_name_is_told_with_what_it_is_like(dataset: Dataset) -> None:
    with dataset.duckdb() as connection, pytest.raises(duckdb.CatalogException, match="indicators_panel"):
        connection.sql("FROM indicators_pannel")


def test_no_connection_draws_a_bar_on_what_is_printed(dataset: Dataset) -> None:
    asked = "SELECT current_setting('enable_progress_bar')"
    with dataset.duckdb() as connection, connection.cursor() as other:
        assert [each.execute(asked).fetchone() for each in (connection, other)] == [(False,), (False,)]
