"""What could not be read: the rejects of the first station, told apart from items by their type."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input, or a part of one, that is no item: where it was, why not, and its bytes as far as they could be had.

    `fatal` means that a source which the user named could not be read at all (the command ends with 1); without
    it this is one reject among items that go on. `source` and `source_id` are what an item there would have.
    """

    address: str
    reason_code: str
    message: str
    raw: bytes | None = None
    fatal: bool = False
    stage: str = "read"
    source: str | None = None
    source_id: str | None = None
