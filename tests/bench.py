"""Speed on this machine, printed: `make bench`. Ratios are taken within one run; no test asserts any of it.

    python -m tests.bench [--data RECORDS.jsonl.gz] [--limit N] [--peers PEERS.py]

The records are many articles with `text`; without them only the one-article times are taken.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from uuid import UUID

from rich.console import Console
from rich.table import Table

from flows import server
from flows.settings import read_settings

SHARED = Path(__file__).parents[2] / "shared/eval"
COMMAND = Path(sys.executable).with_name("newsledger")
ARTICLE = (
    "PORT MARO, Talvia (Wire) - At least 31 people were killed when a ferry sank off the coast on Tuesday, "
    'the transport ministry said.\n\n"We are still looking for 12 others," Minister Ana Lund told reporters.\n'
)


def main() -> None:
    """Prints the table of all measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "data/bulk.jsonl.gz")
    parser.add_argument("--peers", type=Path, default=SHARED / "peers.py")
    parser.add_argument("--limit", type=int, default=3000)
    asked = parser.parse_args()
    table = Table("measured", "value", "bar", show_edge=False)
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PREFECT_HOME": f"{folder}/prefect", "NEWSLEDGER_SERVER_PORT": "0"} | server.quiet_environment()
        os.environ.pop("PREFECT_API_URL", None)
        try:
            for row in measure(Path(folder), asked):
                table.add_row(*row)
                console.print(" · ".join(row), style="dim")
        finally:
            server.stop_server(read_settings())
    console.print(table)


def measure(folder: Path, asked: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    """The measurements one after another: what, value, bar."""
    article = folder / "article.txt"
    article.write_text(ARTICLE, "utf-8")
    first_ever, _ = timed_ingest(article, folder / "first.duckdb")
    yield "one article, the first ever (Prefect makes its database)", f"{first_ever:.1f} s", ""
    server.stop_server(read_settings())
    cold, _ = timed_ingest(article, folder / "cold.duckdb")
    yield "one article, no Prefect server running", f"{cold:.1f} s", "≤ 12 s, aim 10"
    one = min(timed_ingest(article, folder / f"one{n}.duckdb")[0] for n in range(3))
    yield "one article, server running", f"{one:.1f} s", "≤ 4 s"
    if not asked.data.exists():
        return
    records = read_records(asked.data, asked.limit)
    source = folder / "bulk.jsonl"
    source.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    texts = [record["text"] for record in records]
    workers = os.cpu_count() or 1
    first, peak = timed_ingest(source, folder / "bulk.duckdb")
    asked_of = {"texts": texts, "processes": workers}
    shipped = timed(lambda: run_python(BARE, json.dumps(asked_of | {"without": []})))
    parse = timed(lambda: run_python(BARE, json.dumps(asked_of | {"without": ["ner"]})))
    names = timed(lambda: run_python(NAMES, json.dumps(asked_of)))
    yield f"{len(records):,} articles, everything", f"{first:.0f} s = {len(records) / first:.1f}/s", ""
    yield (
        f"  to a bare nlp.pipe of the whole spaCy model, {workers} processes ({shipped:.0f} s)",
        f"{first / shipped:.2f} times",
        "",
    )
    both = f"nlp.pipe without its names ({parse:.0f} s) and our tagger ({names:.0f} s)"
    yield f"  to the bare models that are used: {both}", f"{first / (parse + names):.2f} times", "≤ 1.6 times"
    yield "  peak memory of any process", f"{peak / 1024:.0f} MB", "< 1,500 MB"
    again, _ = timed_ingest(source, folder / "bulk.duckdb")
    ratio = (first - one) / max(0.01, again - one)
    yield "the same again, unchanged", f"{again:.1f} s: {ratio:.0f} times faster, less one article", "≥ 50 times"
    yield from measure_peers(folder, asked.peers, records[:200], len(records) / first)
    yield from measure_extractors(texts[:150])


def measure_peers(
    folder: Path, peers: Path, records: list[dict[str, str]], ours: float
) -> Iterator[tuple[str, str, str]]:
    """Documents a second against the peers' stack; it needs quantulum3, dateparser and textacy beside spaCy."""
    source = folder / "peers.jsonl"
    source.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    command = [os.environ.get("PEERS_PYTHON") or sys.executable, str(peers), "ingest", str(source)]
    done = subprocess.run(
        [*command, "--warehouse", str(folder / "peers.duckdb")], capture_output=True, text=True, check=False
    )
    if done.returncode:
        yield "peers.py", f"not run: {done.stderr.strip().splitlines()[-1]}", "set PEERS_PYTHON"
        return
    theirs = float(done.stdout.split()[-3])
    yield f"against peers.py ({theirs:.2f}/s)", f"{ours / theirs:.1f} times", "≥ 4 times"


def measure_extractors(texts: list[str]) -> Iterator[tuple[str, str, str]]:
    """Each extractor's time as a share of the language model's own pass, in one process, over the same texts."""
    from tasks import article
    from tasks.pages.clean import clean_item
    from tasks.pages.segment import make_segments
    from tasks.records import Item, Reading
    from tasks.text import language

    spent: dict[str, float] = defaultdict(float)
    readings = []
    for number, text in enumerate(texts):
        cleaned = clean_item(Item("bench", str(number), str(number), "text/plain", text.encode()))
        revision = UUID(int=number)
        readings.append(Reading(revision, cleaned.text, make_segments(revision, cleaned), "bench", published_from=None))
    language.load_model()
    for module in (m for m in vars(article).values() if getattr(m, "__name__", "").startswith("tasks.")):
        for name in (
            "find_sentences",
            "find_names",
            "link_mentions",
            "read_dates",
            "find_figures",
            "find_parts",
            "read_speech",
            "find_quotes",
            "find_sources",
            "find_figure_dates",
            "find_figure_places",
            "account_numerals",
        ):
            if hasattr(module, name) and module.__name__ != "tasks.article":
                setattr(module, name, stopwatch(getattr(module, name), name, spent))
    start = time.perf_counter()
    docs = list(language.parse_readings(readings))
    bare = time.perf_counter() - start
    for reading, doc in zip(readings, docs, strict=True):
        article.find_facts(reading, doc)
    groups = {
        "figures, quotes and claims": (
            ("find_figures", "find_parts", "read_speech", "find_quotes", "find_sources"),
            "≤ 0.4",
        ),
        "dates and dating": (("read_dates",), "≤ 0.1"),
        "names, entities, places": (("find_names", "link_mentions", "find_figure_places"), ""),
        "all extractors": (tuple(spent), ""),
    }
    for group, (names, bar) in groups.items():
        yield f"{group}, to the model's pass", f"{sum(spent[n] for n in names) / bare:.2f}", bar


def stopwatch(function: Callable[..., object], name: str, spent: dict[str, float]) -> Callable[..., object]:
    """The function, its time added up under its name."""

    def timed_function(*arguments: object) -> object:
        start = time.perf_counter()
        try:
            return function(*arguments)
        finally:
            spent[name] += time.perf_counter() - start

    return timed_function


BARE = """
import json, sys, spacy
from tasks.text.language import MODEL
asked = json.load(sys.stdin)
nlp = spacy.load(MODEL, exclude=asked["without"])
for doc in nlp.pipe(asked["texts"], n_process=asked["processes"], batch_size=64):
    pass
"""

NAMES = """
import json, sys
from concurrent.futures import ProcessPoolExecutor
from tasks.names.name_agreement import find_article_names
asked = json.load(sys.stdin)
def tag(text):
    return len(find_article_names([line for line in text.splitlines() if line.strip()]))
with ProcessPoolExecutor(asked["processes"]) as pool:
    for _ in pool.map(tag, asked["texts"], chunksize=50):
        pass
"""


def timed_ingest(source: Path, warehouse: Path) -> tuple[float, float]:
    """Seconds from Enter to rows, and the largest memory (kB) of any of the command's processes."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [COMMAND, "ingest", source, "--warehouse", warehouse],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    peak, done = [0.0], Event()
    watcher = Thread(target=watch_memory, args=(process.pid, peak, done))
    watcher.start()
    _, errors = process.communicate()
    seconds = time.perf_counter() - start
    done.set()
    watcher.join()
    if process.returncode:
        sys.exit(f"newsledger ingest failed:\n{errors}")
    return seconds, peak[0]


def watch_memory(session: int, peak: list[float], done: Event) -> None:
    """Keeps the highest `VmHWM` (kB) of the processes of a session."""
    while not done.wait(0.5):
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                if int((status.parent / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                    peak[0] = max(peak[0], float(status.read_text().partition("VmHWM:")[2].split()[0]))
            except (OSError, IndexError, ValueError):
                continue


def read_records(path: Path, limit: int) -> list[dict[str, str]]:
    """The first records of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(limit), lines, strict=False)]


def run_python(code: str, stdin: str) -> None:
    """Runs the code in an interpreter of its own."""
    subprocess.run([sys.executable, "-c", code], input=stdin, text=True, check=True)


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
