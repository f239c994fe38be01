"""Golden pages: whole pages as publishers make them, each with what cleaning has to make of it.

`pytest tests/tasks/test_golden_pages.py --update-golden` writes the expected files anew: read the diff.
"""

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import pytest

from tasks.pages.clean import clean_item
from tasks.records import Cleaned, Item

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "pages"
PAGES = sorted([*GOLDEN.glob("*.html"), *(ROOT / "samples").rglob("*.html")])


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.parent.name}/{page.stem}" for page in PAGES])
def test_page_is_cleaned_as_before(page: Path, update_golden: bool) -> None:
    cleaned = clean_item(Item("golden", page.name, page.name, "text/html", page.read_bytes()))
    expected = GOLDEN / f"{page.parent.name}-{page.stem}.json"
    if update_golden:
        expected.write_text(json.dumps(readable(cleaned), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert readable(cleaned) == json.loads(expected.read_text("utf-8"))


def test_every_expected_file_has_its_page() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} == {f"{page.parent.name}-{page.stem}" for page in PAGES}


def readable(cleaned: Cleaned) -> dict[str, object]:
    """The record as JSON, its text as a list of role and words, which a person can read."""
    fields = {name: plain(value) for name, value in asdict(cleaned).items() if name not in ("text", "spans")}
    words = [f"{span.role}: {cleaned.text[span.char_start : span.char_end]}" for span in cleaned.spans]
    assert cleaned.text == "\n\n".join(cleaned.text[span.char_start : span.char_end] for span in cleaned.spans)
    return fields | {"parts": words}


def plain(value: object) -> object:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
