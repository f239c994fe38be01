"""What the label before a colon says of a number: *Dead: 12*, *Homes damaged: 300*, *Number of arrests: 30*.

Situation reports list their figures so. Asked by `figures` where a figure's own words tell neither noun nor event.
"""

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from tasks.figures.counted import Counted
from tasks.figures.event_verbs import grammar_words
from tasks.figures.event_words import noun_event, read_vocabulary
from tasks.text.phrases import walk_noun, words_before

_LONGEST = 10  # words of a label
_ENDS = frozenset({".", ";", ",", "(", ")", "/"})
_FINITE = frozenset({"VBZ", "VBP", "MD"})


def read_label(counted: Counted, figure: Span) -> tuple[Counted, str | None, Token | None]:
    """What a row of a table counts, what befell it, and the word that says so; `counted` as it was without a label."""
    label = _label_of(figure)
    if not label:
        return counted, None, None
    event, word = _event_of(label)
    if event is None and not _ends_row(figure):
        return counted, None, None
    first, last, head = _noun_of(figure.doc, label[0].i, label[-1].i + 1)
    if counted.head is None and head is not None and head != word:
        counted = replace(counted, first=first, last=last, head=head)
    return counted, event, word


def _label_of(figure: Span) -> list[Token]:
    """The words before the colon that the number stands behind, if they are no clause."""
    words = list(words_before(figure.doc, figure.start, _LONGEST + 2))
    if not words or words[-1].text != ":":
        return []
    start = 1 + max((at for at, word in enumerate(words[:-1]) if _parts(word)), default=-1)
    label = words[start:-1]
    return [] if len(label) > _LONGEST or any(word.tag_ in _FINITE for word in label[1:]) else label


def _ends_row(figure: Span) -> bool:
    """Whether nothing that could be counted follows the number: *Homes damaged: 300*."""
    doc, at = figure.doc, figure.end
    return at >= len(doc) or doc[at].is_sent_start or doc[at].is_space or doc[at].text in _ENDS


def _parts(word: Token) -> bool:
    return word.text in {".", ";", ":", ","} or (word.is_space and "\n" in word.text)


def _event_of(label: list[Token]) -> tuple[str | None, Token | None]:
    """The first event that a word of the label names: a noun, or a state in whatever form the tagger takes it."""
    states = read_vocabulary().states
    named = ((noun_event(word) or states.get(word.lower_), word) for word in label)
    return next(((event, word) for event, word in named if event), (None, None))


def _noun_of(doc: Doc, start: int, colon: int) -> tuple[int, int, Token | None]:
    """The noun that a label begins with, of *Number of homes* the homes."""
    is_number = doc[start].lemma_.lower() in grammar_words()["count_nouns"] and doc[start + 1].lower_ == "of"
    walked = walk_noun(doc, start + 2 if is_number else start, colon)
    if walked is None:
        return start, start, None
    first, last = walked
    if not is_number and doc[last - 1].pos_ == "PROPN":  # "Orla: 12" says where
        return start, start, None
    joined = walk_noun(doc, last + 1, colon) if doc[last].lower_ in {"and", "or"} else None
    last = joined[1] if joined else last  # "phone or internet lines"
    return first, last, doc[last - 1]
