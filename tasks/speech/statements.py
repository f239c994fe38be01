"""Lists what could be a statement told without quotation marks: a possible cue, and the words it may introduce.

Candidates only; `statement_features` describes and `attributions` weighs them. The shapes are those
of English reported speech: a clause after its verb (*said that ...*), the sentence around an inserted verb (*...,
police said, ...*), an infinitive (*promised to leave*), a noun's clause (*the claim that ...*), *according to*; for
words of the vocabulary of saying also what is spoken of (*denied any part in the theft*, *called the plan a waste*).
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tasks.speech.accordings import find_according, without_according
from tasks.speech.candidates import MAX_SPAN, MIN_SPAN, Candidate, trim
from tasks.text.cues import load_cues, load_roles
from tasks.text.dependencies import Tree
from tasks.text.phrases import OBJECT_PRONOUNS
from tasks.vocabulary import read_words

CLAUSAL = {"ccomp", "xcomp", "advcl"}
NOMINAL = {"dobj", "oprd", "attr", "acomp", "nsubjpass", "dative", "dep"}
TRAILING = {"npadvmod", "advcl", "prep", "dep", "appos", "advmod"}
_SET = (["that", "said", ","], ["all", "told", ","])
LEADING = 6


def find_candidates(tree: Tree) -> Iterator[Candidate]:
    """The candidates of a text, in the order of their cues."""
    for candidate in _all_candidates(tree):
        spans = tuple(span for span in candidate.spans if not _is_another_clause(tree, span, candidate.cue))
        if candidate.shape != "according":
            spans = tuple(without_according(tree, span, candidate.cue) for span in spans)
        if spans:
            yield replace(candidate, spans=spans) if spans != candidate.spans else candidate


def _is_another_clause(tree: Tree, span: tuple[int, int], cue: int) -> bool:
    """Whether a semicolon parts the span from the clause of the cue behind it: *14 died; the agency says that ...*."""
    return span[1] < cue and ";" in tree.lower[span[1] + 1 : cue]


def _all_candidates(tree: Tree) -> Iterator[Candidate]:
    for i, pos in enumerate(tree.pos):
        if pos in {"VERB", "AUX"}:
            yield from _verb_candidates(tree, i)
        elif pos in {"NOUN", "ADJ"}:
            yield from _noun_candidates(tree, i)
        elif tree.lower[i] == "to" and i and tree.lower[i - 1] == "according":
            yield from find_according(tree, i)


def takes(tree: Tree, verb: int) -> bool:
    """Whether one takes what this verb speaks of, and tells nothing: *claimed responsibility for the attack*."""
    taken, lemma = load_cues().taken, tree.lemma[verb].lower()
    if lemma == "deny":  # "denied them aid"
        return verb + 1 < len(tree) and tree.lower[verb + 1] in OBJECT_PRONOUNS
    if lemma != "claim":
        return False
    objects = [child for child in tree.children[verb] if tree.dep[child] == "dobj"]
    objects += [grand for child in objects for of in tree.children[child] for grand in tree.children[of]]
    return any(tree.lemma[one].lower() in taken for one in objects)  # also "claimed 30 percent of the vote"


def has_own_clause(tree: Tree, verb: int) -> bool:
    """*Strikes kill 8, Kyiv says it hit back*: what is said follows, the rest is told by the paper."""
    follows = verb + 1 < len(tree) and tree.pos[verb + 1] != "PUNCT"
    return follows and any(tree.dep[child] == "ccomp" and child > verb for child in tree.children[verb])


@cache
def _saying() -> tuple[frozenset[str], frozenset[str]]:
    """Verbs and nouns of saying: those of which a thing spoken of is a statement too."""
    cues = load_cues()
    return cues.speech | cues.clause | cues.count, cues.noun


def _verb_candidates(tree: Tree, verb: int) -> Iterator[Candidate]:
    lemma = tree.lemma[verb].lower()
    whole = {lemma, *(f"{lemma} {tree.lower[child]}" for child in tree.children[verb] if tree.dep[child] == "prt")}
    if not whole.isdisjoint(load_cues().silent) or takes(tree, verb) or _is_no_cue(tree, verb):
        return
    says = lemma in _saying()[0]
    rest = _own_end(tree, verb)
    has_own = has_own_clause(tree, verb)
    for child in tree.children[verb]:
        dep = tree.dep[child]
        if has_own and dep in CLAUSAL | NOMINAL and child < verb:  # "Strikes kill 8, Kyiv says it hit back"
            continue
        if dep == "advcl" and child < verb and tree.tag[child] == "VBN":  # "Asked whether it would close, he nodded"
            continue
        if dep in CLAUSAL or (says and dep in NOMINAL):
            last = _fronted_end(tree, verb, child) if dep == "ccomp" and child < verb else tree.right[child]
            first = _own_subject(tree, verb, child) if dep == "ccomp" and child > verb else tree.left[child]
            yield from _make(tree, verb, dep, child, first, last)
            if child > verb and dep in {"dobj", "oprd", "ccomp"} and rest > tree.right[child] + 1:
                yield from _make(tree, verb, dep + "+", child, tree.left[child], rest)
        elif dep in {"prep", "agent"} and child > verb:
            for grand in tree.children[child]:
                if tree.dep[grand] == "pcomp" or (says and tree.dep[grand] == "pobj"):
                    yield from _make(tree, verb, "prep>" + tree.dep[grand], grand, tree.left[grand], tree.right[grand])
    if says and not any(tree.dep[child] == "ccomp" for child in tree.children[verb]):
        clause = _behind_occasion(tree, verb)
        if clause is not None:
            yield from _make(tree, verb, "ccomp", clause, tree.left[clause], tree.right[clause])
    yield from _fronted(tree, verb)


def _behind_occasion(tree: Tree, verb: int) -> int | None:
    """*said in a talk that aired on Monday that he would go*: what is said, which the parser hung on the airing."""
    for led in tree.children[verb]:
        for noun in tree.children[led] if tree.dep[led] == "prep" and led > verb else ():
            for told in tree.children[noun]:
                clause = next((c for c in tree.children[told] if tree.dep[c] == "ccomp" and c > told), None)
                if tree.dep[told] == "relcl" and clause is not None and tree.lower[tree.left[clause]] == "that":
                    return clause
    return None


def _is_no_cue(tree: Tree, verb: int) -> bool:
    """*READ: ...*, *That said, ...*, *the last year reported*: a label, a set phrase, a time of which one tells."""
    if verb + 1 < len(tree) and tree.lower[verb + 1] == ":" and tree.lower[verb] in load_roles().notices:
        return True
    subject = next((child for child in tree.children[verb] if tree.dep[child] == "nsubj"), verb)
    is_set = subject + 1 == verb and tree.lower[subject : verb + 2] in _SET
    is_set |= verb > 0 and tree.lower[verb - 1 : verb + 1] == ["emphasis", "added"]
    is_time = tree.lower[subject] in _times() and not any(tree.lower[c] == "of" for c in tree.children[subject])
    return is_set or is_time or _finds_itself(tree, verb) or _passes_on(tree, verb)


def _finds_itself(tree: Tree, verb: int) -> bool:
    """*found himself stuck between two parties*: told of him, not by him."""
    return tree.lemma[verb] == "find" and verb + 1 < len(tree) and tree.lower[verb + 1].endswith(("self", "selves"))


def _passes_on(tree: Tree, verb: int) -> bool:
    """*quoted a nurse as saying so*: what is said hangs on *saying*."""
    led = [child for child in tree.children[verb] if tree.lower[child] == "as" and child > verb]
    says = any(tree.tag[grand] == "VBG" for child in led for grand in tree.children[child])
    return says and tree.lemma[verb] in load_cues().relay


@cache
def _times() -> frozenset[str]:
    return read_words("counted.toml")["time_nouns"]


def _own_end(tree: Tree, verb: int) -> int:
    """The last token under a verb before another that is joined to it: *called it a lie and said that ...*."""
    joined = (c for c in tree.children[verb] if c > verb and tree.dep[c] in {"cc", "conj"})
    return next(joined, tree.right[verb] + 1) - 1


def _own_subject(tree: Tree, verb: int, clause: int) -> int:
    """Where a clause begins whose subject the parser took for the object: *claimed the mayor had lied*."""
    first = tree.left[clause]
    taken = next((c for c in tree.children[verb] if tree.dep[c] == "dobj" and tree.right[c] + 1 == first), None)
    lacks = not any(tree.dep[c] in {"nsubj", "nsubjpass", "expl", "mark"} for c in tree.children[clause])
    is_finite = tree.tag[first] in {"MD", "VBD", "VBZ", "VBP"}
    if taken is None or taken < verb or not lacks or not is_finite or tree.lemma[verb].lower() in load_cues().hearing:
        return first
    return tree.left[taken]


def _fronted_end(tree: Tree, verb: int, clause: int) -> int:
    """The end of a clause before its verb, with what the parser hung on that verb: *..., 4 of them boys, he said*."""
    subject = next((c for c in tree.children[verb] if c > clause and tree.dep[c] == "nsubj" and c < verb), None)
    if subject is None:
        return tree.right[clause]
    between = (
        c for c in tree.children[verb] if clause < c < subject and (tree.dep[c] in TRAILING or tree.right[c] > c)
    )
    return max([tree.right[clause], *(tree.right[c] for c in between if tree.right[c] < tree.left[subject])])


def _fronted(tree: Tree, verb: int) -> Iterator[Candidate]:
    """The rest of the sentence around *, police said,*."""
    parent = tree.head[verb]
    if (
        parent == verb
        or tree.dep[verb] not in {"parataxis", "ccomp", "advcl"}
        or (tree.dep[verb] != "parataxis" and parent < verb)
    ):
        return
    if has_own_clause(tree, verb) or not any(tree.dep[child] == "nsubj" for child in tree.children[verb]):
        return
    if tree.right[parent] - tree.left[parent] > MAX_SPAN:
        return
    before = trim(tree, tree.left[parent], tree.left[verb] - 1)
    after = trim(tree, tree.right[verb] + 1, tree.right[parent])
    if before or after:
        yield Candidate(verb, "around:" + tree.dep[verb], parent, tuple(before + after))


def _noun_candidates(tree: Tree, noun: int) -> Iterator[Candidate]:
    says = tree.lemma[noun].lower() in _saying()[1]
    for child in tree.children[noun]:
        dep = tree.dep[child]
        if dep in {"acl", "ccomp", "xcomp"} or (says and dep in {"relcl", "appos"}):
            if child > noun:
                yield from _make(tree, noun, dep, child, tree.left[child], tree.right[child])
        elif says and dep == "prep" and child > noun:
            for grand in tree.children[child]:
                if tree.dep[grand] in {"pobj", "pcomp"}:
                    yield from _make(
                        tree, noun, f"noun {tree.lower[child]}", grand, tree.left[grand], tree.right[grand]
                    )


def _make(tree: Tree, cue: int, shape: str, head: int, first: int, last: int) -> Iterator[Candidate]:
    if last - first > MAX_SPAN or first <= cue <= last:
        return
    if first == cue + 1:
        first = _after_that(tree, first, min(last, first + LEADING))
    spans = trim(tree, first, last)
    if spans and spans[0][1] - spans[0][0] + 1 >= MIN_SPAN:
        yield Candidate(cue, shape, head, tuple(spans))


def _after_that(tree: Tree, first: int, last: int) -> int:
    """Where the statement begins if its *that* follows a word or two on the saying: *said earlier that ...*."""
    that = next((i for i in range(first, last) if tree.lower[i] == "that" and tree.dep[i] == "mark"), first)
    is_led = all(tree.pos[i] in {"ADV", "ADP", "PROPN", "NUM", "DET", "NOUN", "ADJ"} for i in range(first, that))
    return that if is_led and not any(tree.dep[i] in {"nsubj", "nsubjpass"} for i in range(first, that)) else first
