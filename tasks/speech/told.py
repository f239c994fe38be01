"""Finds in the parse who gives a figure: on the way from its words up to the root of the sentence.

*Police counted 300 marchers*, *the ministry put the toll at 12*, *the union's estimate of 30*, *12, which officials say
...*, *by the mayor's count*. `claimants` joins this with the quotations around the figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.names.cast import head_of
from tasks.records import Figure
from tasks.speech.polls import find_poll, find_polling
from tasks.speech.speakers import find_owner, find_speaker
from tasks.speech.statements import has_own_clause, takes
from tasks.text.cues import load_cues, load_roles
from tasks.text.dependencies import Tree

CLIMB = 15
PLACING = {"put", "peg", "place", "set"}
SPEAKING = {"speak": "of", "talk": "of", "admit": "to", "call": "for", "appeal": "for"}
OWNED = {"figure", "estimate", "count", "tally", "toll"}
REACHING = {"be", "stand", "remain", "rise", "climb", "reach", "grow", "increase", "fall", "drop"}
COUNTED = {"dobj", "attr", "oprd", "nsubjpass", "ccomp", "xcomp", "dep"}
GOING_ON = {"compared", "up", "down", "while", "including"}
# what leads on to when it was told: published its results eight years after
LED_BY = {"after", "before", "since"}
CONTRAST = {"while", "whereas", "although", "though", "but"}
PERSONAL = {"he", "she", "they", "who", "which", "it"}


@dataclass(frozen=True, slots=True)
class Told:
    """Whoever gives a figure (head token), by which word.

    `is_contrast`: in a clause set against another source's (*while …*, *; …*).
    """

    source: int
    verb: int
    is_contrast: bool = False


def find_told(tree: Tree, figure: Figure, quoted: Sequence[bool]) -> list[Told]:
    """Who gives this figure, the outermost first."""
    token = _head(tree, figure)
    found = list(_reported_after(tree, figure, quoted))
    for _ in range(CLIMB):
        parent = tree.head[token]
        found += _inserted(tree, token, figure, quoted)
        if parent == token:
            break
        poll = find_polling(tree, token, parent)
        found += [Told(poll, parent)] if poll is not None else _given_by(tree, token, parent, quoted)
        token = parent
    asked = find_poll(tree, figure) if not found else None
    found += [] if asked is None or not can_tell(tree, asked[0]) else [Told(*asked)]
    unique = {one.source: one for one in found}
    return list(reversed(unique.values()))


def _head(tree: Tree, figure: Figure) -> int:
    """The token of the figure that governs its other tokens."""
    first = min(tree.at(figure.char_start), len(tree) - 1)
    last = max(first, tree.before(figure.char_end))
    return head_of(tree, first, last)


def _reported_after(tree: Tree, figure: Figure, quoted: Sequence[bool]) -> Iterator[Told]:
    """*30 reported by police*; not *30 raised by the police*."""
    cues, last = load_cues(), tree.before(figure.char_end)
    for i in range(last + 1, min(last + 4, len(tree))):
        reports = tree.lemma[i] in cues.count and tree.lemma[i] not in cues.telling | PLACING
        if tree.tag[i] == "VBN" and reports and tree.dep[i] in {"acl", "advcl"}:
            source = find_speaker(tree, i, quoted)
            if source is not None and can_tell(tree, source):
                yield Told(source, i)
            return


def _inserted(tree: Tree, token: int, figure: Figure, quoted: Sequence[bool]) -> Iterator[Told]:
    """A source that hangs on a word above the figure: *, officials claimed,*, *by the union's count*."""
    cues = load_cues()
    place = tree.at(figure.char_start)
    relatives = (child for child in tree.children[token] if tree.dep[child] == "relcl")
    asides = [aside for verb in relatives for aside in tree.children[verb] if tree.dep[aside] == "parataxis"]
    for child in (*tree.children[token], *asides):  # "30 people who, officials said, were below deck"
        if tree.left[child] <= place <= tree.right[child]:
            continue
        if quoted[child] and tree.lower[child : child + 2] == ["according", "to"]:  # in words that somebody says
            source = next((i for i in tree.children[child + 1] if tree.dep[i] == "pobj"), None)
            if source is not None and can_tell(tree, source):
                yield Told(source, child)
        elif tree.dep[child] == "parataxis" and tree.lemma[child] in cues.clause and not _has_object(tree, child):
            source = find_speaker(tree, child, quoted)
            if source is not None and source > place and can_tell(tree, source):
                yield Told(source, child)
        elif tree.dep[child] in {"prep", "agent"} and tree.lower[child] in {"by", "in", "on"}:
            for noun in tree.children[child]:
                owner = find_owner(tree, noun) if tree.lemma[noun].lower() in cues.count_nouns else None
                is_own = owner is not None and tree.pos[owner] == "PRON" and tree.lower[child] != "by"
                if owner is not None and owner < noun and not is_own:
                    yield Told(owner, noun)


def _has_object(tree: Tree, verb: int) -> bool:
    return any(tree.dep[child] in {"dobj", "ccomp"} and child > verb for child in tree.children[verb])


def _given_by(tree: Tree, token: int, parent: int, quoted: Sequence[bool]) -> Iterator[Told]:
    """The subject of the verb, or the owner of the noun, of which this part of the sentence is what is given."""
    cues = load_cues()
    lemma = tree.lemma[parent].lower()
    if tree.pos[parent] == "VERB":
        if _is_beyond(tree, token, parent):
            return
        is_bare = tree.dep[token] == "dobj" and tree.pos[token] == "NUM" and lemma != "add"  # "Shops added 2,000"
        is_told = tree.dep[token] == "ccomp"
        tells = (is_told or is_bare or _goes_on(tree, token, parent)) and lemma in cues.clause
        gerund = tree.dep[token] == "xcomp" and tree.tag[token] in {"VBG", "VBN"}  # "denied selling 12", "having sold"
        denies = gerund and lemma in cues.denying
        if tells or denies or (lemma in cues.count and _is_counted(tree, parent, token)):
            source = find_speaker(tree, parent, quoted)
            if lemma == "read" and source is not None and tree.lemma[source] not in load_roles().document:
                return  # "two members, he and Voss, have read it"
            if source is not None and can_tell(tree, source) and (quoted[parent] <= quoted[token]):
                is_contrast = _is_contrast(tree, parent) or tree.lower[max(0, tree.left[source] - 1)] == ";"
                yield Told(source, parent, is_contrast)
    if tree.lemma[parent] in REACHING and parent < token:
        for noun in tree.children[parent]:
            owner = find_owner(tree, noun) if tree.dep[noun] == "nsubj" and tree.lemma[noun].lower() in OWNED else None
            # a flood has a toll, and so has the town that it struck
            keeps = tree.lemma[noun].lower() != "toll" or tree.lemma[owner or noun].lower() in load_roles().body
            if owner is not None and keeps and can_tell(tree, owner):
                yield Told(owner, noun)
    elif tree.pos[parent] == "NOUN" and parent < token and _is_content(tree, parent, token):
        source = find_giver(tree, parent, quoted)
        if source is not None:
            yield Told(source, parent)


def _is_beyond(tree: Tree, token: int, verb: int) -> bool:
    """Whether the verb tells nothing of this: before its semicolon or beside its clause, or asked with *whether*."""
    before = token < verb and tree.lower[min(tree.right[token] + 1, len(tree) - 1)] == ";"
    beside = token < verb and has_own_clause(tree, verb)
    return before or beside or takes(tree, verb) or any(tree.lower[c] == "whether" for c in tree.children[token])


def _goes_on(tree: Tree, token: int, verb: int) -> bool:
    """*Bread costs $4, the union said, compared with $8*, *..., it said, while 4 died*: what is told goes on."""
    opening = tree.left[token]
    if token < verb or tree.lower[opening - 1] != "," or tree.lower[opening] not in GOING_ON:
        return False
    fronted = any(tree.dep[child] == "ccomp" and child < verb for child in tree.children[verb])
    return fronted or tree.dep[verb] == "parataxis"


def _is_content(tree: Tree, noun: int, argument: int) -> bool:
    """Whether a count or a document holds the figure: *an estimate of 12*, *the claim that 12 died*."""
    cues, lemma = load_cues(), tree.lemma[noun].lower()
    if lemma in cues.count_nouns:
        # "police records of 12 cases", not "a record of 12 wins"
        is_kept = lemma != "record" or tree.tag[noun] == "NNS"
        return is_kept and tree.dep[argument] in {"prep", "acl"}
    return lemma in cues.noun and tree.dep[argument] in {"acl", "ccomp"}


def _is_counted(tree: Tree, verb: int, argument: int) -> bool:
    """Whether the figure is what the verb counts: *put it at*, *reported 12 deaths*; not *reported on 12 May*."""
    lemma, cues = tree.lemma[verb], load_cues()
    if lemma in PLACING:
        objects = [tree.lemma[child].lower() for child in tree.children[verb] if tree.dep[child] == "dobj"]
        if lemma == "set" and objects and cues.count_nouns.isdisjoint(objects):  # "set the tax at 15 percent"
            return False
        return tree.lower[argument] == "at" or (tree.dep[argument] == "conj" and tree.tag[argument] == "VBN")
    if lemma in SPEAKING:
        return tree.lower[argument] == SPEAKING[lemma]
    if lemma in cues.telling:
        tolls = cues.count_nouns | load_roles().document
        return (
            tree.dep[argument] != "advcl"
            and tree.lower[argument] not in LED_BY
            and any(
                tree.dep[child] == "dobj" and tree.lemma[child].lower() in tolls and not _is_thing(tree, child)
                for child in tree.children[verb]
            )
        )
    is_bare = tree.dep[argument] == "npadvmod" and tree.pos[argument] == "NUM"
    return is_bare or tree.dep[argument] in COUNTED or tree.lower[argument] in {"at", "as"}


def _is_thing(tree: Tree, noun: int) -> bool:
    """*cut the number of posts to 12*: the posts; not *cut its number*, the tale of them."""
    is_owned = any(tree.dep[child] == "poss" for child in tree.children[noun])
    return tree.lemma[noun].lower() == "number" and not is_owned


def can_tell(tree: Tree, source: int) -> bool:
    """Whether this can be a source: a name, a person, a body, a document; a pronoun for one."""
    roles = load_roles()
    if tree.pos[source] == "PRON":
        return tree.lower[source] in PERSONAL
    # "data" is "datum" to the lemmatizer, "media" "medium"
    words = (tree.lemma[source].lower(), tree.lower[source])
    known = roles.person | roles.body | roles.unnamed | roles.document
    return tree.pos[source] == "PROPN" or not known.isdisjoint(words)


def _is_contrast(tree: Tree, verb: int) -> bool:
    return tree.dep[verb] == "advcl" and any(tree.lower[child] in CONTRAST for child in tree.children[verb])


def find_giver(tree: Tree, noun: int, quoted: Sequence[bool]) -> int | None:
    """The source of a count or document: its owner, or whoever gave, issued, released it."""
    owner = find_owner(tree, noun)
    if owner is not None:
        return _changer(tree, noun) or owner if tree.tag[owner] == "PRP$" else owner
    for child in range(noun + 1, min(tree.right[noun] + 1, len(tree))):
        if tree.dep[child] in {"acl", "relcl"} and tree.lemma[child] in load_cues().giving:
            speaker = find_speaker(tree, child, quoted)
            if speaker is not None and speaker != noun and can_tell(tree, speaker):
                return speaker
    return None


def _changer(tree: Tree, noun: int) -> int | None:
    """*The government cut its count to 17*: whose count it is."""
    verb = tree.head[noun]
    subject = next((child for child in tree.children[verb] if tree.dep[child] == "nsubj"), None)
    is_own = tree.dep[noun] == "dobj" and tree.lemma[verb] not in load_cues().facing  # not "halted his order"
    return subject if is_own and subject is not None and can_tell(tree, subject) else None
