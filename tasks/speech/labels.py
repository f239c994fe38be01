"""Finds statements beside a name and a colon: transcripts (*VERLOOP: We wait.*), headlines (*Police: Two men held*).

`quotes` adds them to the statements of `attributions`. A label counts only if it is a name known from
the article's mentions, a noun for a source, or one of several speakers in capitals; *Update:* and *Oman:* are none.
"""

import re
from collections.abc import Iterator

from tasks.names.cast import Cast
from tasks.places.countries import find_country
from tasks.records import Reading, Segment
from tasks.speech.attributions import Attribution
from tasks.text.cues import load_roles
from tasks.text.dependencies import Tree

LABEL = re.compile(r"([^\W\d_][^:.,;!?\"“”\n]{1,48}):\s+(?=[^\s\"“‘'«])")
CLOSING = re.compile(r":\s+([^\W\d_][^:.,;!?\"“”\n]{1,48})\Z")  # Two men held: police
HEADLINE_WORDS = 25
TRANSCRIPT = 3


def find_labelled(reading: Reading, tree: Tree, cast: Cast) -> tuple[Attribution, ...]:
    """The statements of a text that begin their segment after a label; in a transcript they are the words as spoken."""
    labelled = [(one, match) for one in reading.segments if (match := LABEL.match(reading.text, one.char_start))]
    capitals = sum(match.group(1).isupper() for _, match in labelled)
    found = (
        *_attribute(reading, tree, cast, labelled, is_transcript=capitals >= TRANSCRIPT),
        *_closed(reading, tree, cast),
    )
    return tuple(sorted(found, key=lambda one: one.cue))


def _attribute(
    reading: Reading, tree: Tree, cast: Cast, labelled: list[tuple[Segment, re.Match[str]]], *, is_transcript: bool
) -> Iterator[Attribution]:
    names = _names(cast)
    for segment, match in labelled:
        first, colon = tree.at(match.start(1)), tree.at(match.end(1))
        last = tree.before(segment.char_end)
        is_notice = tree.lower[first] in load_roles().notices or find_country(match.group(1)) is not None
        is_spoken = is_transcript and match.group(1).isupper() and not is_notice
        if not first < colon < last or tree.lower[colon] != ":":
            continue
        if is_spoken or (_is_headline(reading, segment) and _is_source(tree, first, colon - 1, names)):
            yield Attribution(colon, colon, colon, (first, colon - 1), ((colon + 1, last),), is_spoken)


def _closed(reading: Reading, tree: Tree, cast: Cast) -> Iterator[Attribution]:
    """Headlines that end with who says so."""
    names = _names(cast)
    for segment in reading.segments:
        match = CLOSING.search(reading.text, segment.char_start, segment.char_end)
        if match is None or not _is_headline(reading, segment):
            continue
        first, colon, last = tree.at(segment.char_start), tree.at(match.start()), tree.before(match.end(1))
        if first < colon < last and tree.lower[colon] == ":" and _is_source(tree, colon + 1, last, names):
            yield Attribution(colon, colon, colon, (colon + 1, last), ((first, colon - 1),))


def _names(cast: Cast) -> set[tuple[int, int]]:
    return {(one.first, one.last) for one in cast.named if one.type in {"PERSON", "ORG"}}


def _is_headline(reading: Reading, segment: Segment) -> bool:
    is_first = segment.ordinal == reading.segments[0].ordinal
    return segment.role == "headline" or (is_first and len(segment.text.split()) <= HEADLINE_WORDS)


def _is_source(tree: Tree, first: int, last: int, names: set[tuple[int, int]]) -> bool:
    """Whether these tokens end in a name of the article or in a noun for somebody who can say something."""
    roles = load_roles()
    is_named = any(end == last and start >= first for start, end in names)
    return is_named or tree.lemma[last].lower() in roles.person | roles.body | roles.unnamed
