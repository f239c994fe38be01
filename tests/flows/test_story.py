"""One story, three outlets, two days, through the command line: what an analyst may rely on."""

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from flows.cli import main

OPENING = (
    "At least 12 people were killed when a fuel depot exploded in Port Maro on Tuesday, the Interior Ministry said. "
    "Another 30 people were injured, the ministry said."
)
DENIAL = "The ministry denied that 40 people had been killed."
COLOUR = (
    "The blast broke windows across the old harbour and was heard in villages on the far side of the bay. "
    "Shops on the quay stayed closed while crews pumped sea water over the burning tanks."
)
TAIL = "The depot was built in 1974 and belongs to the port authority."
REPORTS = {
    "wire-1": {
        "source": "Harbour Wire",
        "url": "https://wire.example/depot",
        "published_at": "2026-05-05T18:00:00Z",
        "title": "Depot blast kills at least 12 in Port Maro",
        "text": "\n\n".join((OPENING, DENIAL, COLOUR, TAIL)),
    },
    "copy": {
        "source": "Valley Echo",
        "url": "https://echo.example/blast",
        "published_at": "2026-05-05T21:00:00Z",
        "title": "Explosion in capital's port",
        "text": "\n\n".join((OPENING, DENIAL, COLOUR)),
    },
    "agency": {
        "source": "Coast Times",
        "url": "https://coast.example/agency-toll",
        "published_at": "2026-05-05T22:00:00Z",
        "title": "Aid agency counts more dead in depot blast",
        "text": (
            "The aid agency Red Lantern said that 25 people were killed "
            "when a fuel depot exploded in Port Maro on Tuesday."
        ),
    },
    "wire-2": {
        "source": "Harbour Wire",
        "url": "https://wire.example/depot",
        "published_at": "2026-05-06T12:00:00Z",
        "title": "Depot blast kills at least 17 in Port Maro",
        "text": "\n\n".join((OPENING.replace("12 people", "17 people"), DENIAL, COLOUR, TAIL)),
    },
}


@pytest.fixture(scope="module")
def story(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story")
    for day, names in {"tuesday": ("wire-1", "copy", "agency"), "wednesday": ("wire-2",)}.items():
        lines = (json.dumps({"id": name} | REPORTS[name]) + "\n" for name in names)
        (folder / f"{day}.jsonl").write_text("".join(lines), "utf-8")
        assert main(["ingest", str(folder / f"{day}.jsonl"), "--warehouse", str(folder / "w.duckdb")]) == 0
    return folder / "w.duckdb"


@pytest.fixture
def ask(story: Path) -> Callable[[str], list[tuple[object, ...]]]:
    def answer(sql: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(story), read_only=True) as con:
            return con.execute(sql).fetchall()

    return answer


Ask = Callable[[str], list[tuple[object, ...]]]


def test_copy_with_another_headline_and_a_cut_tail_is_collapsed(ask: Ask) -> None:
    copies = "SELECT c.source, o.source FROM documents AS c JOIN documents AS o ON o.document_id = c.duplicate_of"
    assert ask(copies) == [("Valley Echo", "Harbour Wire")]
    assert ask("SELECT count(*) FROM facts WHERE source = 'Valley Echo'") == [(0,)]
    assert ask(
        "SELECT count(*) > 0 FROM figures JOIN revisions USING (revision_id) JOIN documents USING (document_id) "
        "WHERE source = 'Valley Echo'"
    ) == [(True,)]


def test_change_of_the_revision_is_named(ask: Ask) -> None:
    changes = """SELECT o.value, n.value, change FROM revision_changes AS c
        JOIN figures AS o ON o.figure_id = c.old_id JOIN figures AS n ON n.figure_id = c.new_id
        WHERE c.object_kind = 'figure'"""
    assert ask(changes) == [(12.0, 17.0, "raised")]


def test_one_claims_history_is_in_order(ask: Ask) -> None:
    history = """SELECT low, source, revision_no, change FROM figure_history AS h
        WHERE claim_id IN (SELECT claim_id FROM figure_history WHERE text LIKE 'At least 17%')
        AND figure_id NOT IN (SELECT figure_id FROM figures WHERE status = 'denied')
        ORDER BY as_of, source, revision_no"""
    assert [(low, source, number) for low, source, number, _ in ask(history)] == [
        (25.0, "Coast Times", 1),
        (12.0, "Harbour Wire", 1),
        (17.0, "Harbour Wire", 2),
    ]
    assert [change for *_, change in ask(history)][-1] == "raised"


def test_contradictions_are_by_claimant_and_only_where_intervals_do_not_meet(ask: Ask) -> None:
    assert ask("SELECT * FROM contradictions WHERE text_a LIKE '%injured%' OR text_b LIKE '%30 people%'") == []
    # "at least 17" and "25" can both be right, so they do not contradict each other
    assert ask("SELECT count(*) FROM contradictions WHERE text_a LIKE '%25%' OR text_b LIKE '%25%'") == [(0,)]


def test_denied_figure_is_marked_and_contradicts_nobody(ask: Ask) -> None:
    assert ask("SELECT DISTINCT status FROM facts WHERE value = 40") == [("denied",)]
    assert ask("SELECT count(*) FROM contradictions WHERE text_a LIKE '40%' OR text_b LIKE '40%'") == [(0,)]


def test_nothing_is_counted_twice(ask: Ask) -> None:
    assert ask("SELECT sum(low) FROM facts WHERE event = 'injured' AND status = 'stated'") == [(30.0,)]
    assert ask("SELECT source, low FROM facts WHERE event = 'killed' AND status = 'stated' ORDER BY 1") == [
        ("Coast Times", 25.0),
        ("Harbour Wire", 17.0),
    ]


def test_same_days_again_change_nothing(story: Path, ask: Ask) -> None:
    before = ask("SELECT count(*), count(DISTINCT claim_id) FROM figure_claims")
    assert main(["ingest", str(story.parent / "wednesday.jsonl"), "--warehouse", str(story)]) == 0
    assert main(["resolve", "--warehouse", str(story)]) == 0
    assert ask("SELECT count(*), count(DISTINCT claim_id) FROM figure_claims") == before
