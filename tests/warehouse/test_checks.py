"""Quality checks: a sound story passes them all, and each finds what it is there to find."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from tasks.identity import make_id
from tests.warehouse.rows import Article, load, store_extractor_and_run
from warehouse.quality import checks, run_checks
from warehouse.resolve import resolve

MONDAY = date(2031, 3, 3)


@pytest.fixture
def story(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> duckdb.DuckDBPyConnection:
    article = Article(
        "Courier",
        "1",
        ("A ferry sank off Quillport on Monday, killing 12 people, the coastguard said.", "“We wait,” said Ada Brill."),
        published=MONDAY,
    )
    place = article.name("Quillport")
    brill = article.name("Ada Brill", "PERSON")
    article.date("Monday", MONDAY)
    article.figure("12 people", 12, place=place, day=MONDAY, by="the coastguard")
    article.quote("We wait,", "Ada Brill", entity=brill)
    store_extractor_and_run(con)
    load(con, tmp_path, article)
    resolve(con)
    return con


def test_a_sound_story_passes_every_check(story: duckdb.DuckDBPyConnection) -> None:
    assert {result.check.name: result.examples for result in run_checks(story) if result.status != "pass"} == {}
    assert len(run_checks(story)) == len(checks()) >= 14


SQL = {
    "offsets": "UPDATE figures SET char_end = char_end + 1",
    "ids_are_unique": "INSERT INTO figures FROM figures",
    "rows_are_unique": "INSERT INTO numerals FROM numerals",
    "orphans": "DELETE FROM entities",
    "numerals_cover_figures": "UPDATE numerals SET object_id = NULL",
    "numbers_are_accounted_for": "DELETE FROM numerals",
    "current_revisions": "UPDATE revisions SET revision_no = 2",
    "copies_lead_to_an_original": "UPDATE documents SET duplicate_of = document_id",
    "intervals_are_in_order": "UPDATE dates SET date_to = date_from - 1",
    "values_are_of_the_vocabulary": "UPDATE figures SET comparator = '≈'",
    "runs_ended": "UPDATE runs SET items = 3",
    "spans_lie_within": "UPDATE sentences SET char_start = 30 WHERE ordinal = 0",
    "parts_fit_their_wholes": """INSERT INTO figure_parts BY NAME
        SELECT figure_id AS whole_figure_id, uuid() AS part_figure_id,
        revision_id, 'part_of' AS relation, extractor_id, run_id FROM figures;
        INSERT INTO figures BY NAME SELECT * REPLACE (
            (SELECT part_figure_id FROM figure_parts) AS figure_id, 13 AS value, 13 AS low, 13 AS high) FROM figures""",
    "publication_fits_its_evidence": """INSERT INTO dating_evidence BY NAME
        SELECT revision_id, date_id, 'all clues together: published then' AS implies, DATE '2030-01-01' AS date_from,
        DATE '2030-01-02' AS date_to, false AS used, extractor_id, run_id FROM dates""",
    "rejects_have_a_reason": """INSERT INTO rejects BY NAME
        SELECT uuid() AS reject_id, run_id, 'clean' AS stage, 'No article' AS reason_code,
        'x' AS message, now() AS created_at FROM runs""",
}


@pytest.mark.parametrize("name", [check.name for check in checks()])
def test_each_check_finds_what_it_is_there_for(name: str, story: duckdb.DuckDBPyConnection) -> None:
    story.execute(SQL[name])
    (result,) = [result for result in run_checks(story) if result.check.name == name]
    assert result.status == result.check.severity
    assert result.violations >= 1
    assert result.examples


def test_one_clue_that_misses_the_given_day_is_no_contradiction(story: duckdb.DuckDBPyConnection) -> None:
    story.execute("""INSERT INTO dating_evidence BY NAME
        SELECT revision_id, date_id, 'published in that month or in the year after' AS implies,
        DATE '2030-01-01' AS date_from, DATE '2030-12-31' AS date_to, false AS used, extractor_id, run_id FROM dates""")
    (result,) = [one for one in run_checks(story) if one.check.name == "publication_fits_its_evidence"]
    assert (result.status, result.violations) == ("pass", 0)


def test_checks_run_on_a_read_only_connection(story: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    from warehouse.connect import connect

    with connect(tmp_path / "w.duckdb"):
        pass
    with connect(tmp_path / "w.duckdb", read_only=True) as con:
        assert {result.status for result in run_checks(con)} == {"pass"}


def test_violations_that_fail_come_first(story: duckdb.DuckDBPyConnection) -> None:
    story.execute(SQL["runs_ended"])
    story.execute(SQL["orphans"])
    assert [result.status for result in run_checks(story)][:2] == ["fail", "warn"]


def test_ids_in_checks_are_those_of_rows(story: duckdb.DuckDBPyConnection) -> None:
    story.execute("UPDATE figures SET sentence_id = ?", [make_id("nowhere")])
    (result,) = [result for result in run_checks(story) if result.check.name == "orphans"]
    assert [row["link"] for row in result.examples] == ["figures.sentence_id"]
