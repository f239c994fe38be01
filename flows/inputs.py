"""What a run reads, in the portions it is worked on: chunks, batches."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from tasks.intake.rejects import Unreadable
from tasks.records import Item
from warehouse.lookup import Key

CHUNK_ITEMS = 1000
CHUNK_BYTES = 16 * 1024 * 1024
SMALLEST_BATCH = 10
Found = Item | Unreadable


def in_chunks(inputs: Iterable[Found], most: int = CHUNK_ITEMS, most_bytes: int = CHUNK_BYTES) -> Iterator[list[Found]]:
    """The inputs in lists of at most `most`, each ended early when its originals come to `most_bytes`.

    >>> [len(chunk) for chunk in in_chunks([Unreadable(str(i), "empty", "") for i in range(5)], most=2)]
    [2, 2, 1]
    """
    chunk: list[Found] = []
    size = 0
    for found in inputs:
        chunk.append(found)
        size += len(found.raw or b"")
        if len(chunk) >= most or size >= most_bytes:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def split(found: Sequence[Found], workers: int, most: int) -> Iterator[list[Found]]:
    """The inputs of a chunk in batches: enough of them for every worker, none larger than `most` documents.

    >>> [len(batch) for batch in split([Unreadable(str(i), "empty", "") for i in range(24)], workers=2, most=100)]
    [10, 10, 4]
    """
    size = min(most, max(SMALLEST_BATCH, -(-len(found) // (2 * workers))))
    return in_chunks(found, size, CHUNK_BYTES // 4)


def key_of(item: Item) -> Key:
    """What the warehouse is asked by: whether these very bytes were read before."""
    return Key(item.source, item.source_id, item.address, sha256(item.raw).hexdigest())
