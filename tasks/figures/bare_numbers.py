"""How a number without a noun stands in its sentence: as its subject, as a count, given by somebody, in a list.

Asked by `antecedents`, which finds what such a number counts.
"""

from spacy.tokens import Span

from tasks.figures.event_grammar import opens_clause
from tasks.figures.event_verbs import grammar_words
from tasks.text.cues import load_cues, load_roles
from tasks.text.phrases import object_of, subject_of, words_after, words_before

_SENTENCE_REACH = 60
_CONTINUING = frozenset(
    {"just", "only", "another", "other", "remaining", "rest", "all", "versus", "further", "additional", "including"}
)
_PLACING = frozenset({"in", "from", "at", "on", "near"})
_JOINING = frozenset({",", "and", "or", "("})
_SPEAKING = frozenset({"speak", "talk"})
_GIVEN = frozenset({"dobj", "ccomp", "npadvmod", "pobj", "attr", "dep"})
_COMPARING = (["compared", "to"], ["compared", "with"])
_LATER = frozenset({"later", "since", "still"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def is_subject(figure: Span) -> bool:
    """*6,134 had been reached*, *there were 1,420*: a bare number that is what the clause is about."""
    root = figure.root
    if figure.start and figure.doc[figure.start - 1].text == ",":  # "the buses, six in all, came"
        return False
    return root.dep_ in _SUBJECTS or (root.dep_ == "attr" and any(c.dep_ == "expl" for c in root.head.lefts))


def names_count(figure: Span) -> bool:
    """Whether the figure is said to be a count: *lifting the tally from 23*, *the total rose to 40*."""
    root = figure.root
    if root.dep_ == "nsubj" and root.head.pos_ == "VERB":
        return False  # "a count found that 300 took part"
    before = words_before(figure.doc, figure.start, 8)
    if before.text.lower().endswith("and to"):  # "brings to 41 the number killed this month, and to 983 since May"
        before = words_before(figure.doc, figure.start, 40)
    if root.head.lower_ == "for" and root.head.head.lemma_ == "account":
        return True  # "Strikes alone accounted for 27"
    subject = subject_of(root.head.head) if root.dep_ == "pobj" else None
    return any(
        token.lemma_.lower() in grammar_words()["count_nouns"] for token in (*before, *([subject] if subject else ()))
    )


def names_own(figure: Span) -> bool:
    """*put the number of burning tanks at seven*, *the magnitude at 6.1*: the clause itself says what is so much."""
    verb = figure.root.head.head if figure.root.dep_ == "pobj" else figure.root.head
    named = object_of(verb) if verb.pos_ == "VERB" else None
    if named is None or named.lemma_.lower() not in grammar_words()["count_nouns"]:
        return named is not None and named.pos_ == "NOUN" and figure.root.head.lower_ == "at"
    of = next((child for child in named.children if child.lower_ == "of"), None)
    things = (child for child in of.children if child.dep_ == "pobj") if of is not None else ()
    return named.lemma_.lower() == "number" and any(one.pos_ == "NOUN" or one.lower_ == "those" for one in things)


def is_given(figure: Span) -> bool:
    """Whether somebody gives the bare number (*the union says at least 31*), and so for what was counted before."""
    root = figure.root
    verb = root.head.head if root.dep_ == "pobj" and root.head.lower_ in {"at", "of"} else root.head
    cues, roles = load_cues(), load_roles()
    if (
        root.dep_ not in _GIVEN
        or verb.pos_ != "VERB"
        or verb.lemma_.lower() not in cues.clause | cues.count | _SPEAKING
    ):
        return False
    sources = roles.person | roles.body | roles.unnamed | roles.document
    subjects = (child for child in verb.children if child.dep_ == "nsubj")
    return any(one.pos_ == "PROPN" or one.lemma_.lower() in sources for one in subjects)


def is_beside(figure: Span) -> bool:
    """*Two children died, with 40 still missing*: those that are added after *with* may be of any sort."""
    return figure.start > 0 and figure.doc[figure.start - 1].lower_ == "with"


def goes_on(figure: Span) -> bool:
    """Whether a bare number takes up the count before it: *just 6*, *the other 12*, *12 boys and 14*."""
    before = [token.lower_ for token in words_before(figure.doc, figure.start, 2)]
    after = {token.lower_ for token in words_after(figure.doc, figure.end, 3)}
    listed = opens_with_of(figure) or breaks_down(figure) or is_joined(figure)
    compared = before in _COMPARING  # "90 nurses compared to 12 for Lind"
    return (
        listed
        or compared
        or _is_gapped(figure)
        or adds(figure)
        or bool(_CONTINUING & set(before))
        or bool(_LATER & after)
    )


def _is_gapped(figure: Span) -> bool:
    """*Lind won 40 seats and Moss 31.*"""
    before = words_before(figure.doc, figure.start, 2)
    ends = figure.end == len(figure.doc) or figure.doc[figure.end].is_punct
    return len(before) > 1 and before[0].lower_ in {"and", "while"} and before[1].pos_ == "PROPN" and ends


def breaks_down(figure: Span) -> bool:
    """Whether only a place or manner sets the figure apart from the one before: *15 in Ruhn and two in Orla*."""
    if figure.end >= len(figure.doc):
        return False
    follows, before = figure.doc[figure.end], words_before(figure.doc, figure.start, 30)
    listed = len(before) > 1 and before[-1].lower_ in _JOINING
    if follows.lower_ in _PLACING:
        return listed or any(token.text == ":" for token in before)
    return listed and follows.tag_ == "RB" and follows.lower_.endswith("ly")  # "40 were shot, nine fatally"


def adds(figure: Span) -> bool:
    """*40 homes were lost and dozens more damaged*: more of the same."""
    return figure.end < len(figure.doc) and figure.doc[figure.end].lower_ == "more"


def is_joined(figure: Span) -> bool:
    """*12 boys and 14*: a number joined to the one before, unless a clause of its own begins with it."""
    return figure.root.dep_ == "conj" and not opens_clause(figure.root, figure.end)


def opens_with_of(figure: Span) -> bool:
    """*Of the 52 passengers, 40 were pupils.*"""
    before = words_before(figure.doc, figure.start, _SENTENCE_REACH)
    return len(before) > 0 and before[0].lower_ == "of"
