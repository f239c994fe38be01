"""What is done to one batch in a worker process: clean it, extract from it. Paths in, small summaries out.

No Prefect here: worker processes import this module, and only the rooms behind it; the extractors, which take two
seconds to load, are imported where they are used, so that the run's own process never waits for them. A batch lives
in a folder of its own (`items.pickle` → `cleaned-N.pickle` → `load-*/TABLE.parquet`, N the first of the items that
were done together) that only this run writes to and reads from, and that is deleted when the batch has landed.
"""

import pickle
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from flows.tables import Prepared, Revised, make_reject, make_rows, stage_rows
from tasks.errors import RejectedError
from tasks.identity import document_id, revision_id, text_sha256
from tasks.intake import archive
from tasks.intake.rejects import Unreadable
from tasks.pages.segment import make_images, make_segments
from tasks.records import Facts, Item, Reading
from warehouse.offsets import check_offsets

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Batch:
    """Where a batch is worked on and how: its folder, the folder of the originals, the run and what was asked of it.

    `published_at` is the day of inputs that give none; `source_is_named` says that the user named the source.
    """

    folder: Path
    originals: Path
    run_id: UUID
    published_at: date | None = None
    source_is_named: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """Which revision of its document the prepared item at `index` is."""

    index: int
    revision_no: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the items of a part: rejects by reason, documents kept unread by why, and those that failed."""

    rejected: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    failed: tuple[UUID, ...] = ()


def write_items(folder: Path, items: Sequence[Item | Unreadable]) -> None:
    """Puts the batch's inputs into its new folder."""
    folder.mkdir(parents=True)
    _write(folder / "items.pickle", list(items))


def read_prepared(batch: Batch) -> dict[int, Prepared]:
    """The cleaned documents of the batch by the index of their item."""
    prepared: dict[int, Prepared] = {}
    for path in sorted(batch.folder.glob("cleaned-*.pickle")):
        prepared |= _read(path)
    return prepared


def reject_items(batch: Batch, indices: Sequence[int], error: Exception, stage_name: str) -> Outcome:
    """Rejects these items unread, because a worker died of them."""
    items = _read(batch.folder / "items.pickle")
    rejects: list[object] = [
        make_reject(batch.run_id, items[i], error, stage_name, _keep(batch, items[i])) for i in indices
    ]
    return _finish(batch, f"{stage_name}-{indices[0]}", rejects)


def clean_part(batch: Batch, indices: Sequence[int]) -> Outcome:
    """Keeps the originals of these items and cleans them into `cleaned-N.pickle`; stages the rejects."""
    items: list[Item | Unreadable] = _read(batch.folder / "items.pickle")
    prepared: dict[int, Prepared] = {}
    rejects: list[object] = []
    for index in indices:
        item = items[index]
        kept = _keep(batch, item)
        try:
            prepared[index] = _prepare(batch, item)
        except Exception as error:  # noqa: BLE001 (the batch edge: one document's fault must not end the others)
            rejects.append(make_reject(batch.run_id, item, error, "clean", kept))
    _write(batch.folder / f"cleaned-{indices[0]}.pickle", prepared)
    return _finish(batch, f"clean-{indices[0]}", rejects)


def extract_part(batch: Batch, plan: Sequence[Planned]) -> Outcome:
    """Stages all rows of the planned documents in `load-extract-N`; what fails is rejected whole, with the reason."""
    from tasks.text import language

    prepared = read_prepared(batch)
    revised: list[Revised] = []
    failed: list[tuple[Prepared, Exception]] = []
    with language.forgetting():
        for planned, found in _find_all([(p, prepared[p.index]) for p in plan]):
            if isinstance(found, Revised):
                revised.append(found)
            else:
                failed.append((prepared[planned.index], found))
        faults = check_offsets(make_rows(revised))
    failed += [
        (one.prepared, RejectedError("load", "offsets", f"{one.prepared.item.address}: {fault}"))
        for one in revised
        if (fault := faults.get(one.reading.revision_id))
    ]
    sound = [one for one in revised if one.reading.revision_id not in faults]
    name = f"extract-{plan[0].index}"
    shutil.rmtree(batch.folder / f"load-{name}", ignore_errors=True)  # what a worker left that died here
    stage_rows(batch.folder / f"load-{name}", make_rows(sound), batch.run_id)
    rejects: list[object] = [make_reject(batch.run_id, p.item, e, "extract", _original(batch, p)) for p, e in failed]
    outcome = _finish(batch, name, rejects)
    skipped = Counter(one.extraction for one in sound if one.extraction != "full")
    return replace(outcome, skipped=skipped, failed=tuple(p.document_id for p, _ in failed))


def _finish(batch: Batch, name: str, rejects: list[object]) -> Outcome:
    stage_rows(batch.folder / f"load-{name}", {"rejects": rejects}, batch.run_id)
    return Outcome(Counter(str(row["reason_code"]) for row in rejects if isinstance(row, dict)))


def _prepare(batch: Batch, item: Item | Unreadable) -> Prepared:
    if isinstance(item, Unreadable):
        raise RejectedError(item.stage, item.reason_code, item.message)
    from tasks.pages.clean import clean_item

    cleaned = clean_item(item, batch.published_at)
    source = item.source if batch.source_is_named else cleaned.outlet or item.source
    return Prepared(
        item=replace(item, raw=b"", source=source),
        raw_sha256=sha256(item.raw).hexdigest(),
        document_id=document_id(cleaned.canonical_url, source, item.source_id),
        text_sha256=text_sha256(cleaned.text),
        cleaned=cleaned,
    )


def _find_all(planned: Sequence[tuple[Planned, Prepared]]) -> Iterator[tuple[Planned, Revised | Exception]]:
    """Each planned document with its facts, or with the exception that its extraction raised."""
    from tasks import article
    from tasks.text import language

    readings = [_reading(plan, prepared) for plan, prepared in planned]
    to_read = [r for r, (_, prepared) in zip(readings, planned, strict=True) if _skip(prepared) is None]
    docs = language.parse_readings(to_read)
    for reading, (plan, prepared) in zip(readings, planned, strict=True):
        skip = _skip(prepared)
        try:
            facts = article.find_facts(reading, next(docs)) if skip is None else _account_only(reading, skip)
        except Exception as error:  # noqa: BLE001 (the batch edge: one document's fault must not end the others)
            yield plan, error
        else:
            images = make_images(reading.revision_id, prepared.cleaned, reading.segments)
            yield plan, Revised(prepared, plan.revision_no, reading, images, facts, skip or "full")


def _skip(prepared: Prepared) -> str | None:
    """Why nothing is extracted from this document, or None when it is read in full."""
    tongue = prepared.cleaned.language
    return f"skipped: language {tongue}" if tongue not in (None, ENGLISH) else None


def _account_only(reading: Reading, why: str) -> Facts:
    """A text that is not read has its numbers accounted for all the same."""
    from tasks.numbers import numerals
    from tasks.text import language

    numbers = numerals.account_numerals(reading, language.make_doc(reading.text), (), (), ())
    return Facts(numerals=tuple(replace(n, outcome="other", object_id=None, reason=why) for n in numbers))


def _reading(planned: Planned, prepared: Prepared) -> Reading:
    revision = revision_id(prepared.document_id, planned.revision_no, prepared.text_sha256)
    cleaned = prepared.cleaned
    first, last = cleaned.published_from, cleaned.published_to
    if first and cleaned.modified_at and planned.revision_no > 1:  # "on Wednesday" is told from the day of the change
        first = last = max(first, cleaned.modified_at.date())
    return Reading(
        revision_id=revision,
        text=cleaned.text,
        segments=make_segments(revision, cleaned),
        source=prepared.item.source,
        document_id=prepared.document_id,
        url=cleaned.canonical_url or prepared.item.url,
        dateline=cleaned.dateline,
        published_from=first,
        published_to=last,
    )


def _original(batch: Batch, prepared: Prepared) -> Path:
    return archive.original_path(batch.originals, prepared.raw_sha256)


def _keep(batch: Batch, item: Item | Unreadable) -> Path | None:
    if item.raw is None:
        return None
    return archive.original_path(batch.originals, archive.keep_original(batch.originals, item.raw))


def _write(path: Path, value: object) -> None:
    path.write_bytes(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))


def _read(path: Path) -> Any:  # noqa: ANN401 (the caller knows what it wrote)
    return pickle.loads(path.read_bytes())  # noqa: S301 (written by this run, in a folder that only its user can enter)
