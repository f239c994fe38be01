"""The name that a claim is shown under: only where the text names its claimant, or says *he*, *she* or *it*."""

from pathlib import Path

import duckdb
import pytest

from tests.warehouse.rows import Article, load
from warehouse.resolve import resolve

CASES = [
    ("Lena Ford", "PERSON", "Ford", "Lena Ford"),
    ("Lena Ford", "PERSON", "Mayor Ford of Quillport", "Lena Ford"),
    ("Lena Ford", "PERSON", "She", "Lena Ford"),
    ("Lena Ford", "PERSON", "The mayor", "The mayor"),
    ("Tarn Lines", "ORG", "It", "Tarn Lines"),
    ("Tarn Lines", "ORG", "The company", "The company"),
    ("Bank of Tarn", "ORG", "The ministry of labour", "The ministry of labour"),
    (None, "ORG", "The coastguard", "The coastguard"),
]


@pytest.mark.parametrize(("entity", "kind", "words", "shown"), CASES, ids=[case[2] for case in CASES])
def test_a_claimant_is_shown_by_name_only_where_named_or_a_pronoun(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, entity: str | None, kind: str, words: str, shown: str
) -> None:
    article = Article("A", "1", (f"At the quay stood {entity}.", f"{words} said 12 people died."))
    key = article.name(entity, kind) if entity else None
    article.figure("12 people", 12, by=words, by_entity=key)
    load(con, tmp_path, article)
    resolve(con)
    assert con.execute("SELECT claimant, claimant_words FROM claimants").fetchall() == [(shown, words)]
