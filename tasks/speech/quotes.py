"""Quotations of a reading: direct, mixed and indirect, with cue, speaker and who that is.

Runs after names are linked. What stands between marks comes from `quotation_marks` and
`direct_speech`, statements without marks from `attributions`, `quote_drafts` ties them
together; this module makes rows. Quoted words inside an indirect statement are a row of kind `mixed` that `continues`
the statement.
"""

from collections.abc import Sequence
from uuid import UUID

from tasks.identity import fact_id
from tasks.names.cast import Cast, whole_name
from tasks.names.coreference import resolve
from tasks.records import Quote, Reading, Sentence
from tasks.speech.attributions import find_attributions
from tasks.speech.direct_speech import find_utterances
from tasks.speech.labels import find_labelled
from tasks.speech.quote_drafts import Draft, draft_quotes
from tasks.speech.speech import Speech
from tasks.text.dependencies import Tree
from tasks.text.spans import covering_sentence


def find_quotes(reading: Reading, sentences: Sequence[Sentence], speech: Speech) -> tuple[Quote, ...]:
    """The reading's quotations in the order of their first characters."""
    tree = speech.tree
    if not len(tree) or not sentences:
        return ()
    utterances = find_utterances(reading, tree, speech.marked, speech.quoted)
    told = (*find_labelled(reading, tree, speech.cast), *find_attributions(tree, speech.quoted))
    return _write(reading, tree, sentences, speech.cast, draft_quotes(tree, utterances, told))


def _write(
    reading: Reading, tree: Tree, sentences: Sequence[Sentence], cast: Cast, drafts: Sequence[Draft]
) -> tuple[Quote, ...]:
    """The rows of the drafts, in the order of the text; of two with the same span the first is kept."""
    ids = [fact_id(reading.revision_id, "quotes", draft.start, draft.end) for draft in drafts]
    rows: dict[UUID, Quote] = {}
    last_speaker: UUID | None = None
    known = set(ids)
    for at in sorted(range(len(drafts)), key=lambda i: (drafts[i].start, -drafts[i].end)):
        draft, key = drafts[at], ids[at]
        sentence = covering_sentence(sentences, draft.start)
        if key in rows or sentence is None:
            continue
        speaker = None if draft.speaker is None else whole_name(cast, draft.speaker)
        entity = None if speaker is None else resolve(cast, tree, speaker, last_speaker)
        last_speaker = entity or last_speaker
        name = None if speaker is None else (tree.start[speaker[0]], tree.end[speaker[1]])
        root = None if draft.goes_on is None else ids[draft.goes_on]
        rows[key] = Quote(
            quote_id=key,
            revision_id=reading.revision_id,
            sentence_id=sentence.sentence_id,
            char_start=draft.start,
            char_end=draft.end,
            text=reading.text[draft.start : draft.end],
            kind=draft.kind,
            speaker=None if name is None else reading.text[name[0] : name[1]],
            speaker_start=None if name is None else name[0],
            speaker_end=None if name is None else name[1],
            speaker_entity_id=entity,
            cue=None if draft.cue is None else reading.text[tree.start[draft.cue[0]] : tree.end[draft.cue[1]]],
            continues=None if root == key or root not in known else root,
        )
    return tuple(rows.values())
