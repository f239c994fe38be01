"""One disaster told by two outlets over three days, among other stories: what is one claim and who contradicts."""

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from flows.cli import main

FIRST, SECOND, THIRD = "2031-02-03", "2031-02-04", "2031-02-05"
ARTICLES = """\
Northern Wire | 2031-02-03T15:00:00Z | Blast in Dravnik coal mine kills at least 11

DRAVNIK, Kelmia, Feb 3 (Northern Wire) - At least 11 miners were killed when methane exploded in the Selva
coal mine in the town of Dravnik on Monday, the Labour Ministry said.

The miners' union said 17 men had died and that 26 were still trapped in the lower galleries.

Forty people were injured, eight of them critically, the ministry said. Most were taken to the Saint Barbara
hospital in Dravnik.

The union has accused the owner, Tarsa Mining, of ignoring gas warnings. The company denied that 50 people had
been killed, as reported on social media.

In 2009 a fire at another mine in Dravnik killed 62 people.

====

Meridian Post | 2031-02-03T20:00:00Z | Miners feared dead after blast in Ostra province

At least 11 people are dead after an explosion on Monday in a coal mine in Ostra province, in the north of
Kelmia, officials said.

The explosion tore through the Selva mine shortly before noon. The miners' union put the number of dead at 17.

The hospital in Dravnik was treating 40 injured miners, 19 of them with burns, a doctor said.

====

Northern Wire | 2031-02-04T16:00:00Z | Toll in Dravnik mine blast climbs to 23

DRAVNIK, Kelmia, Feb 4 (Northern Wire) - The number of miners killed in the blast at the Selva coal mine rose
to 23 on Tuesday, the Labour Ministry said, as rescuers reached the lower galleries.

The miners' union said 31 people were dead. The Saint Barbara hospital said 29 bodies had been brought to its
morgue.

The ministry said 40 people were injured.

====

Meridian Post | 2031-02-04T21:00:00Z | Rescuers dig on after Selva mine disaster

Rescuers recovered more bodies from the Selva mine in Kelmia on Tuesday, bringing the death toll to 23, the
Labour Ministry said.

The union says 31 people have died in Monday's explosion.

Some 4,000 people gathered in the main square of Dravnik on Tuesday evening to mourn the dead, police said.

====

Northern Wire | 2031-02-05T14:00:00Z | Death toll in Kelmia mine disaster rises to 34

DRAVNIK, Kelmia, Feb 5 (Northern Wire) - The death toll from Monday's explosion at the Selva coal mine rose to
34 on Wednesday, the Labour Ministry said.

The miners' union said that 36 people had been killed and five were still missing.

Nineteen of those killed came from one village, the union said.

====

Meridian Post | 2031-02-05T19:00:00Z | Kelmia mourns its miners

Kelmia declared three days of mourning on Wednesday after the Labour Ministry said that 34 miners died in the
Selva mine.

The union, which puts the toll at 36, called for a strike.

Prosecutors detained two inspectors who had measured the gas.

====

Northern Wire | 2031-02-04T18:00:00Z | Soldiers fire on protesters in Lorvik

LORVIK, Kelmia, Feb 4 (Northern Wire) - Soldiers fired on protesters in the southern port of Lorvik on
Tuesday, killing two, witnesses said.

The army said 12 people were injured. A rights group said 23 people were injured.

The protest had nothing to do with the mine disaster at Dravnik, its leaders said.

====

Meridian Post | 2031-02-05T09:00:00Z | Fire in Pernau nursing home kills nine

Nine people were killed and 14 injured in a fire at a nursing home in Pernau on Tuesday night, the fire
brigade said.

====

Radio Lanta | undated | Mine closed

The mine was closed on Monday, officials said. Nine people died.
"""

Ask = Callable[[str], list[tuple[object, ...]]]
FIRST_TOLL = "SELECT claim_id FROM figure_claims JOIN figures USING (figure_id) WHERE text = 'At least 11 miners'"
OF_THE_MINE = f"claim_id = ({FIRST_TOLL})"


def read_article(source_id: str, words: str) -> dict[str, str]:
    """A record of JSON Lines: outlet, time and headline stand in the first line, paragraphs between blank lines."""
    header, *paragraphs = words.strip().split("\n\n")
    source, published_at, title = header.split(" | ")
    text = "\n\n".join(" ".join(paragraph.split("\n")) for paragraph in paragraphs)
    record = {"id": source_id, "source": source, "title": title, "text": text}
    return record if published_at == "undated" else record | {"published_at": published_at}


@pytest.fixture(scope="module")
def disaster(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("disaster")
    rows = [read_article(str(number), words) for number, words in enumerate(ARTICLES.split("\n\n====\n\n"))]
    (folder / "wire.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert main(["ingest", str(folder / "wire.jsonl"), "--warehouse", str(folder / "w.duckdb")]) == 0
    return folder / "w.duckdb"


@pytest.fixture
def ask(disaster: Path) -> Ask:
    def answer(sql: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(disaster), read_only=True) as con:
            return con.execute(sql).fetchall()

    return answer


@pytest.mark.parametrize(
    ("voice", "history"),
    [
        ("labour ministry", [(FIRST, 11), (SECOND, 23), (THIRD, 34)]),
        ("miner union", [(FIRST, 17), (SECOND, 31), (THIRD, 36)]),
        ("barbara hospital saint", [(SECOND, 29)]),
    ],
)
def test_each_claimants_tolls_are_one_history_of_one_claim(
    voice: str, history: list[tuple[str, int]], ask: Ask
) -> None:
    told = ask(
        f"""SELECT DISTINCT published_at::DATE::VARCHAR AS day, coalesce(value, low)::INTEGER FROM figure_history
        WHERE {OF_THE_MINE} AND voice = '{voice}' ORDER BY day"""
    )
    assert told == history


def test_nothing_else_is_of_that_claim(ask: Ask) -> None:
    told = ask(
        f"""SELECT DISTINCT coalesce(value, low)::INTEGER AS size FROM figure_claims JOIN figures USING (figure_id)
        WHERE {OF_THE_MINE} ORDER BY size"""
    )
    assert [size for (size,) in told] == [11, 17, 23, 29, 31, 34, 36, 50]


@pytest.mark.parametrize("words", ["two", "Nine people", "62 people", "eight", "19", "Nineteen of those killed", "14"])
def test_another_event_a_fragment_and_parts_of_a_whole_stand_alone(words: str, ask: Ask) -> None:
    alone = ask(
        f"""SELECT count(*) FROM figure_claims WHERE claim_id IN (
            SELECT claim_id FROM figure_claims JOIN figures USING (figure_id)
            WHERE text = '{words}' AND event IS NOT NULL
        ) GROUP BY claim_id"""
    )
    assert set(alone) == {(1,)}


def test_claimants_who_differ_on_a_day_contradict_each_other(ask: Ask) -> None:
    pairs = ask(
        f"""SELECT DISTINCT published_a::VARCHAR AS day, least(text_a, text_b) AS one, greatest(text_a, text_b) AS other
        FROM contradictions WHERE {OF_THE_MINE} AND published_a = published_b ORDER BY ALL"""
    )
    assert pairs == [
        (SECOND, "23", "29 bodies"),
        (SECOND, "23", "31 people"),
        (THIRD, "34", "36"),
        (THIRD, "34", "36 people"),
        (THIRD, "34 miners", "36"),
        (THIRD, "34 miners", "36 people"),
    ]


def test_at_their_last_word_the_ministry_and_the_union_and_the_army_and_the_rights_group_differ(
    disaster: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    command = ["sql", "contradictions_by_claimant", "--format", "json", "--warehouse", str(disaster)]
    assert main(command) == 0
    rows = json.loads(capsys.readouterr().out)
    pairs = {
        frozenset((row["one"].lower().removeprefix("the "), row["other"].lower().removeprefix("the "))) for row in rows
    }
    assert pairs <= {
        frozenset(("labour ministry", "miners' union")),
        frozenset(("labour ministry", "union")),
        frozenset(("army", "a rights group")),
    }
    assert {row["event"] for row in rows} == {"died", "injured"}
    assert len(rows) == 2
