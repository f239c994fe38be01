"""Changes between revisions: what is the same makes no row; a raised toll is named, with its claimant."""

from pathlib import Path

import duckdb
import pytest

from tasks.claims.changes import compare_revisions
from tests.warehouse.rows import Article, load
from warehouse.resolve import resolve

FIRST = (
    "Fire destroyed a mill in Saltby, killing 4 people, the mayor said.",
    "The owner said 9 people were rescued.",
    "Trains still run.",
)


def revision(
    number: int, *sentences: str, toll: str | None = None, rescued: str | None = None, **columns: object
) -> Article:
    article = Article("Herald", "mill", sentences, number=number)
    if toll:
        article.figure(toll, float(toll.split()[0]), by="the mayor", **columns)
    if rescued:
        article.figure(rescued, float(rescued.split()[0]), by="The owner", event="rescued")
    return article


def changes(con: duckdb.DuckDBPyConnection, folder: Path, *articles: Article) -> list[tuple[object, ...]]:
    load(con, folder, *articles)
    resolve(con, None, compare_revisions)
    return con.execute(
        """SELECT v.object_kind, v.change, coalesce(f.text, s.text, q.text, d.text),
            coalesce(g.text, t.text, r.text, e.text)
        FROM revision_changes AS v
        LEFT JOIN figures AS f ON f.figure_id = v.old_id LEFT JOIN figures AS g ON g.figure_id = v.new_id
        LEFT JOIN sentences AS s ON s.sentence_id = v.old_id LEFT JOIN sentences AS t ON t.sentence_id = v.new_id
        LEFT JOIN quotes AS q ON q.quote_id = v.old_id LEFT JOIN quotes AS r ON r.quote_id = v.new_id
        LEFT JOIN dates AS d ON d.date_id = v.old_id LEFT JOIN dates AS e ON e.date_id = v.new_id
        ORDER BY 1, 2, 3, 4"""
    ).fetchall()


BASE = revision(1, *FIRST, toll="4 people", rescued="9 people")
UPDATES = {
    "raised": (
        revision(2, FIRST[0].replace("4", "6"), *FIRST[1:], toll="6 people", rescued="9 people"),
        ("figure", "raised", "4 people", "6 people"),
    ),
    "lowered": (
        revision(2, FIRST[0].replace("4", "3"), *FIRST[1:], toll="3 people", rescued="9 people"),
        ("figure", "lowered", "4 people", "3 people"),
    ),
    "reworded": (
        revision(
            2,
            FIRST[0].replace("4 people", "4 millers"),
            *FIRST[1:],
            toll="4 millers",
            rescued="9 people",
            counted="millers",
            counted_head="person",
        ),
        ("figure", "reworded", "4 people", "4 millers"),
    ),
    "withdrawn": (
        revision(2, "Fire destroyed a mill in Saltby, the mayor said.", *FIRST[1:], rescued="9 people"),
        ("figure", "withdrawn", "4 people", None),
    ),
    "another sentence": (
        revision(
            2,
            "The toll of the mill fire rose on Friday to 6 people, the mayor said.",
            *FIRST[1:],
            toll="6 people",
            rescued="9 people",
        ),
        ("figure", "raised", "4 people", "6 people"),
    ),
}


@pytest.mark.parametrize(("update", "expected"), UPDATES.values(), ids=UPDATES)
def test_what_became_of_a_figure_is_named(
    update: Article, expected: tuple[object, ...], con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    figures = [row for row in changes(con, tmp_path, BASE, update) if row[0] == "figure"]
    assert figures == [expected]


def test_an_added_figure_takes_no_others_place(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    second = revision(2, *FIRST, "Doctors treated 11 people.", toll="4 people", rescued="9 people")
    second.figure("11 people", 11, event="injured")
    assert changes(con, tmp_path, BASE, second) == [
        ("figure", "added", None, "11 people"),
        ("sentence", "added", None, "Doctors treated 11 people."),
    ]


def test_a_revision_that_only_moves_things_changes_nothing(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    assert changes(con, tmp_path, BASE, revision(2, *reversed(FIRST), toll="4 people", rescued="9 people")) == []


def test_quotes_and_dates_are_compared_too(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    from datetime import date

    one = Article("Herald", "q", ("“We will rebuild the mill by spring,” said Oda Lund on Monday.",))
    two = Article("Herald", "q", ("“We will rebuild the mill by summer,” said Oda Lund on Tuesday.",), number=2)
    one.quote("We will rebuild the mill by spring,", "Oda Lund")
    one.date("Monday", date(2031, 3, 3))
    two.quote("We will rebuild the mill by summer,", "Oda Lund")
    two.date("Tuesday", date(2031, 3, 4))
    assert [row[:2] for row in changes(con, tmp_path, one, two)] == [
        ("date", "reworded"),
        ("quote", "reworded"),
        ("sentence", "reworded"),
    ]


def test_every_step_of_several_revisions_is_kept_and_twice_is_a_no_op(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    steps = [
        revision(n, FIRST[0].replace("4", str(toll)), *FIRST[1:], toll=f"{toll} people", rescued="9 people")
        for n, toll in ((1, 4), (2, 6), (3, 5))
    ]
    found = [row for row in changes(con, tmp_path, *steps) if row[0] == "figure"]
    assert found == [("figure", "lowered", "6 people", "5 people"), ("figure", "raised", "4 people", "6 people")]
    assert resolve(con, None, compare_revisions)["revision_changes"] == 0


def test_a_revision_that_was_not_extracted_withdraws_all(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    bare = Article("Herald", "mill", ("Feuer in Saltby.",), number=2)
    bare.tables["sentences"].clear()
    assert {row[1] for row in changes(con, tmp_path, BASE, bare)} == {"withdrawn"}
