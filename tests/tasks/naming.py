"""Linked mentions for tests, made by hand: names of a text with their types, one entity for each."""

import re
from collections.abc import Mapping

from tasks.identity import make_id
from tasks.records import Mention
from tests.tasks.reading import REVISION


def name(text: str, types: Mapping[str, str]) -> tuple[Mention, ...]:
    """A mention for each place where a name stands; a person's surname alone is the same person."""
    found: dict[int, Mention] = {}
    for called, kind in sorted(types.items(), key=lambda pair: -len(pair[0])):
        for word in (called, called.split()[-1]) if kind == "PERSON" else (called,):
            for match in re.finditer(rf"\b{re.escape(word)}\b", text):
                if not any(one.char_start <= match.start() < one.char_end for one in found.values()):
                    key, start, end = make_id(called), match.start(), match.end()
                    found[start] = Mention(make_id(start), REVISION, REVISION, kind, start, end, word, None, None, key)
    return tuple(found[start] for start in sorted(found))
