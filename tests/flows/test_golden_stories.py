"""Stories told by several outlets over several days, annotated by hand: which figures are one claim.

`tests/golden/stories/*.txt` holds the articles, `====` between them and `----` between the wordings of one. A line of
id, outlet, address, time and headline comes first. In the text, `{key@claimant!status|words}` is a figure: those of one
key are one claim (`optional…`: not asked for); the status is `stated` where none is named; the claimant is for readers,
for the article may mean one whom the figure's own sentence does not name. All stories go into one warehouse, so that a
claim that joins two of them is a wrong one. Floors and ceilings stand in `tests/golden/stories.json`;
`pytest --update-golden` writes what is reached.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from flows.cli import main

FOLDER = Path(__file__).parents[1] / "golden/stories"
BOUNDS = FOLDER.with_suffix(".json")
ANNOTATED = re.compile(r"\{(?P<key>\w+)(?:@[^|!]+)?(?:!(?P<status>\w+))?\|(?P<words>[^}]+)\}")
FIGURES = """
    SELECT d.source_id, r.revision_no, f.char_start, f.char_end, f.status, m.claim_id, f.figure_id
    FROM figures AS f
    JOIN revisions AS r USING (revision_id)
    JOIN documents AS d USING (document_id)
    JOIN figure_claims AS m USING (figure_id)
"""


@dataclass(frozen=True)
class Annotated:
    """A figure of the annotation: where it stands, and which claim it is of."""

    document: str
    wording: int
    start: int
    end: int
    key: str
    status: str


def read_stories() -> tuple[list[list[dict[str, str]]], list[Annotated]]:
    """The records of each round of wordings, the first of all articles first, and what is annotated in them."""
    rounds: list[list[dict[str, str]]] = []
    annotated: list[Annotated] = []
    for path in sorted(FOLDER.glob("*.txt")):
        for article in path.read_text("utf-8").split("\n====\n"):
            for number, wording in enumerate(article.split("\n----\n")):
                header, marked = wording.strip().split("\n", 1)
                name, source, url, published_at, title = header.split(" | ")
                document = f"{path.stem} {name}"
                text = ANNOTATED.sub(lambda found: found["words"], marked)
                annotated += read_marks(marked, path.stem, document, number + 1)
                rounds += [[]] if number == len(rounds) else []
                record = {"id": document, "source": source, "url": url, "published_at": published_at, "title": title}
                rounds[number].append(record | {"text": text})
    return rounds, annotated


def read_marks(marked: str, story: str, document: str, wording: int) -> Iterator[Annotated]:
    shift = 0
    for found in ANNOTATED.finditer(marked):
        start = found.start() - shift
        shift += len(found[0]) - len(found["words"])
        end = start + len(found["words"])
        yield Annotated(document, wording, start, end, f"{story} {found['key']}", found["status"] or "stated")


@pytest.fixture(scope="module")
def reached(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, float], list[str]]:
    """Shares and counts, and what is missed."""
    folder = tmp_path_factory.mktemp("stories")
    rounds, annotated = read_stories()
    for number, records in enumerate(rounds):
        source = folder / f"round{number}.jsonl"
        source.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
        assert main(["ingest", str(source), "--warehouse", str(folder / "w.duckdb")]) == 0
    with duckdb.connect(str(folder / "w.duckdb"), read_only=True) as con:
        figures = con.execute(FIGURES).fetchall()
        pairs = con.execute("SELECT figure_id_a, figure_id_b FROM contradictions").fetchall()
    return compare(annotated, figures, pairs)


def compare(
    annotated: list[Annotated], figures: list[tuple[object, ...]], pairs: list[tuple[object, object]]
) -> tuple[dict[str, float], list[str]]:
    wanted = [one for one in annotated if "optional" not in one.key]
    places = defaultdict(list)
    for one in annotated:
        places[one.document, one.wording].append(one)
    found: dict[object, tuple[Annotated, object, object]] = {}
    for document, wording, start, end, status, claim, figure in figures:
        meant = next((one for one in places[document, wording] if one.start < end and start < one.end), None)
        if meant in wanted:
            found[figure] = meant, claim, status
    claims_of, keys_in = defaultdict(set), defaultdict(set)
    for meant, claim, _ in found.values():
        claims_of[meant.key].add(claim)
        keys_in[claim].add(meant.key)
    lost = {one.key for one in wanted} - {one.key for one, _, _ in found.values()}
    mistaken = [(one, status) for one, _, status in found.values() if status != one.status]
    wrong = [sorted(keys) for keys in keys_in.values() if len(keys) > 1]
    false = [(found[a][0], found[b][0]) for a, b in pairs if a in found and b in found]
    false = [(one, other) for one, other in false if one.key != other.key]
    told = Counter(one.key for one in wanted)
    right = {key for key in told if len(claims_of[key]) == 1} - {key for keys in wrong for key in keys}
    several = {key for key, times in told.items() if times > 1}
    misses = [f"split: {key}" for key in sorted(set(told) - right - lost)] + [f"lost: {key}" for key in sorted(lost)]
    misses += [f"joined: {keys}" for keys in wrong] + [f"no contradiction: {pair}" for pair in false]
    misses += [f"{status}: {one}" for one, status in mistaken]
    return {
        "claims": share(len(right), len(told)),
        "claims_told_several_times": share(len(right & several), len(several)),
        "status": share(len(found) - len(mistaken), len(found)),
        "wrong_joins": len(wrong),
        "false_contradictions": len(false),
    }, misses


def share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1)


def test_no_share_is_below_its_floor_and_no_error_above_its_ceiling(
    reached: tuple[dict[str, float], list[str]], update_golden: bool
) -> None:
    values, misses = reached
    if update_golden:
        BOUNDS.write_text(json.dumps(values, indent=1) + "\n", "utf-8")
    bounds = json.loads(BOUNDS.read_text("utf-8"))
    ceilings = {"wrong_joins", "false_contradictions"}
    worse = {
        name: (values[name], bound)
        for name, bound in bounds.items()
        if (values[name] > bound if name in ceilings else values[name] < bound)
    }
    assert not worse, "\n".join([str(worse), *misses])
