"""One article for a person: found by what names it, its figures with their days and units, its quotes with speakers."""

from datetime import date
from pathlib import Path
from uuid import UUID

import duckdb
import pytest

from tasks.records import FigureDate
from tests.warehouse.rows import Article, load
from warehouse.articles import FIGURE_COLUMNS, QUOTE_COLUMNS, find_document, read_article
from warehouse.errors import QueryError

MAY = date(2031, 5, 1)
TEXT = "Ten people and two cows died. Four million crowns were spent since May, she said. Wells were dry."


def column(con: duckdb.DuckDBPyConnection, article: Article, name: str) -> list[object]:
    place = FIGURE_COLUMNS.index(name)
    return [row[place] for row in read_article(con, str(article.document)).figures]


def add_day(article: Article, figure: UUID, role: str, first: date | None, last: date | None, inherited: bool) -> None:
    article.tables["figure_dates"].append(FigureDate(figure, article.revision, None, role, first, last, inherited))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([("event", MAY, MAY, False)], "2031-05-01"),
        ([("event", MAY, date(2031, 5, 30), False)], "2031-05-01 – 2031-05-30"),
        ([("event", MAY, date(2031, 5, 31), False)], "2031-05"),
        ([("as_of", date(2031, 1, 1), date(2031, 12, 31), False)], "as of 2031"),
        ([("since", MAY, None, False)], "since 2031-05-01"),
        ([("until", None, MAY, False)], "until 2031-05-01"),
        ([("since", MAY, None, False), ("until", None, date(2031, 6, 1), False)], "since 2031-05-01, until 2031-06-01"),
        ([("as_of", MAY, MAY, True)], "as of 2031-05-01"),
        ([("as_of", MAY, MAY, True), ("event", date(2031, 4, 2), date(2031, 4, 2), False)], "2031-04-02"),
        ([("reported", date(2031, 5, 3), date(2031, 5, 3), False), ("event", MAY, MAY, True)], "2031-05-01"),
        ([("reported", MAY, MAY, False)], "reported 2031-05-01"),
        ([], None),
    ],
    ids=[
        "day",
        "days",
        "month",
        "year",
        "since",
        "until",
        "both",
        "as of",
        "stated one",
        "not when told",
        "only told",
        "none",
    ],
)
def test_days_of_a_figure_say_in_which_role(
    days: list[tuple[str, date | None, date | None, bool]],
    said: str | None,
    con: duckdb.DuckDBPyConnection,
    tmp_path: Path,
) -> None:
    article = Article("wire", "1", (TEXT,))
    figure = article.figure("Ten people", 10)
    for role, first, last, inherited in days:
        add_day(article, figure, role, first, last, inherited)
    load(con, tmp_path, article)
    assert column(con, article, "days") == [said]


def test_unit_without_a_code_is_shown_as_written(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    article = Article("wire", "1", (TEXT,))
    article.figure("Ten people", 10)
    article.figure("Four million crowns", 4e6, kind="money", unit_text="crowns")
    load(con, tmp_path, article)
    assert column(con, article, "unit") == [None, "crowns"]


def test_quote_has_its_speaker_as_written_and_who_that_is(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    article = Article("wire", "1", (TEXT, "Ana Lund spoke."))
    article.quote("Four million crowns were spent since May", "she", entity=article.name("Ana Lund", "PERSON"))
    article.quote("Wells were dry")
    load(con, tmp_path, article)
    con.execute("INSERT INTO entities BY NAME SELECT entity_id, type, name, aliases FROM clusters")
    quotes = [dict(zip(QUOTE_COLUMNS, row, strict=True)) for row in read_article(con, "1").quotes]
    assert [(quote["speaker"], quote["name"]) for quote in quotes] == [("she", "Ana Lund"), (None, None)]


def test_document_is_found_by_the_beginning_of_its_id(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    articles = [Article("wire", str(number), (f"{number} {TEXT}",)) for number in range(20)]
    load(con, tmp_path, *articles)
    first = articles[0].document
    assert find_document(con, str(first)[:8].upper()) == first
    with pytest.raises(QueryError, match="no document"):
        find_document(con, str(first)[:3])


def test_beginning_of_several_ids_names_them(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, *(Article("wire", str(number), (f"{number} {TEXT}",)) for number in range(2)))
    con.execute("UPDATE documents SET document_id = ('abcdabcd' || substr(document_id::VARCHAR, 9))::UUID")
    with pytest.raises(QueryError, match="may be any of 2 documents"):
        find_document(con, "abcda")


def test_name_of_one_document_is_not_the_beginning_of_anothers_id(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    article = Article("wire", "1", (TEXT,))
    named = Article("wire", str(article.document)[:6], (TEXT + " Still.",))
    load(con, tmp_path, article, named)
    assert find_document(con, named.source_id) == named.document
