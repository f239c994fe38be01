"""The samples: two days of invented news that reading and cleaning take without a reject."""

import io
from collections import Counter
from pathlib import Path

from tasks.intake.sources import read_sources
from tasks.pages.clean import clean_item
from tasks.records import Item

SAMPLES = Path(__file__).parents[2] / "samples"


def test_every_sample_is_cleaned() -> None:
    found = list(read_sources([str(SAMPLES)], source_name=None, stdin=io.BytesIO()))
    items = [item for item in found if isinstance(item, Item)]
    assert items == found
    cleaned = [clean_item(item) for item in items]
    assert len(cleaned) >= 12
    assert {one.language for one in cleaned} == {"en"}
    assert all((one.title and one.authors) or one.dateline for one in cleaned)
    assert {item.media_type for item in items} == {"text/html", "text/plain", "application/json"}


def test_updates_stand_under_the_address_of_the_first_version() -> None:
    found = read_sources([str(SAMPLES)], source_name=None, stdin=io.BytesIO())
    addresses = Counter(clean_item(item).canonical_url for item in found if isinstance(item, Item))
    assert sorted(address for address, times in addresses.items() if address and times == 2) == [
        "https://courier.example/2026/03/03/orsa-valley-floods",
        "https://northwire.example/story/NW-2026-0303-017",
    ]
