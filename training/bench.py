"""Words a second on one core, the tagger against spaCy's small model with all but its NER off, in one run.

`python -m training.bench TEXTS.jsonl.gz` takes the `text` of the records; turns are taken, the best of each counts.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy

from tasks.names import encoder
from tasks.names.name_agreement import find_article_names
from tasks.text.language import MODEL
from training.corpus import read_rows

ROUNDS = 3


def main() -> None:
    """Print the two speeds, their ratio and how long the tagger takes to load."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--limit", type=int, default=60)
    options = parser.parse_args()
    print(json.dumps(compare([row["text"] for row in read_rows(options.texts)[: options.limit]])))


def compare(texts: Sequence[str]) -> dict[str, float]:
    """Words a second of both on the texts, no text twice; the tagger reads them by paragraph."""
    began = time.perf_counter()
    find_article_names(["Kabul"])
    load = time.perf_counter() - began
    nlp = spacy.load(MODEL, disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    words = sum(len(text.split()) for text in texts)

    def ours() -> None:
        encoder.forget()
        for text in texts:
            find_article_names([part for part in text.split("\n") if part.strip()])

    def theirs() -> None:
        for _ in nlp.pipe(texts):
            pass

    speeds = {
        name: max(words / _cpu_seconds(run) for _ in range(ROUNDS))
        for name, run in (("tagger", ours), ("spacy", theirs))
    }
    return {
        **{name: round(speed) for name, speed in speeds.items()},
        "ratio": round(speeds["tagger"] / speeds["spacy"], 2),
        "load_seconds": round(load, 3),
    }


def _cpu_seconds(run: Callable[[], None]) -> float:
    # Processor time, not the clock's: both run on one thread, and other programs may be running beside them.
    began = time.process_time()
    run()
    return time.process_time() - began


if __name__ == "__main__":
    main()
