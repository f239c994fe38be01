"""Ids computed from identity, never from order or time, so that the same input always gets the same ids."""

from hashlib import sha256
from uuid import UUID, uuid5

NAMESPACE = UUID("6f1c8f6e-3d0b-5f43-9d0e-6e657773ac01")


def document_id(canonical_url: str | None, source: str, source_id: str) -> UUID:
    """The document's id: of its canonical URL, else of the pair (source, source_id).

    >>> document_id("https://a.example/1", "x", "1") == document_id("https://a.example/1", "y", "2")
    True
    """
    return make_id("document", canonical_url) if canonical_url else make_id("document", source, source_id)


def revision_id(document: UUID, revision_no: int, text_sha256: str) -> UUID:
    """The id of one revision of a document, from document, revision number and text."""
    return make_id("revision", document, revision_no, text_sha256)


def fact_id(revision: UUID, table: str, char_start: int, char_end: int, ordinal: int = 0) -> UUID:
    """A fact's id, from its revision, table, span and ordinal within the span."""
    return make_id(table, revision, char_start, char_end, ordinal)


def make_id(*parts: object) -> UUID:
    """A UUID (version 5) of the parts; which part is which matters, so ("a", "bc") is not ("ab", "c").

    >>> make_id("a", "bc") == make_id("ab", "c")
    False
    """
    return uuid5(NAMESPACE, "\x1f".join(map(str, parts)))


def text_sha256(text: str) -> str:
    """The hexadecimal SHA-256 of the text in UTF-8 (lone surrogates can't occur: text was decoded)."""
    return sha256(text.encode("utf-8")).hexdigest()
