"""Mentions of one article linked to one another and to entities: the third step of extraction.

Entity ids depend on the name alone (a place's on its GeoNames id), so that two articles agree without having met; names
that could be anybody's (a lone surname, *Supreme Court*) get an id of their own article and never meet.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from spacy.tokens import Doc

from tasks.identity import make_id
from tasks.names.organisations import defined_acronym, is_acronym, is_generic, link_organisations, organisation_key
from tasks.names.persons import is_full, link_persons, person_marks, person_tokens
from tasks.places.countries import find_country
from tasks.places.gazetteer import Place, demonym_place, find_places, region_abbreviations
from tasks.places.places import resolve_places
from tasks.records import Cluster, Mention, Reading
from tasks.text.folding import fold_name

_BRACKETS = str.maketrans("", "", "()[]")  # *[President Ada] Voss*


@dataclass(slots=True)
class _Group:
    """Mentions of one thing while they are being gathered."""

    type: str
    mentions: list[int]
    place: Place | None = None


def link_mentions(
    reading: Reading,
    doc: Doc,  # noqa: ARG001 (every extractor is given the parse)
    mentions: tuple[Mention, ...],
) -> tuple[tuple[Mention, ...], tuple[Cluster, ...]]:
    """The mentions with cluster and entity, and the clusters, numbered from 0 by first mention."""
    groups = sorted(_groups(reading, mentions), key=lambda group: group.mentions[0])
    linked = list(mentions)
    clusters = []
    for number, group in enumerate(groups):
        cluster = _cluster(reading, number, group, [mentions[i] for i in group.mentions])
        clusters.append(cluster)
        for i in group.mentions:
            linked[i] = _linked(mentions[i], number, cluster.entity_id)
    return tuple(linked), tuple(clusters)


def _linked(m: Mention, cluster: int, entity_id: UUID) -> Mention:
    """The mention with its cluster; `dataclasses.replace` takes five times as long, a tenth of this step."""
    span = (m.char_start, m.char_end, m.text, m.title)
    return Mention(m.mention_id, m.revision_id, m.sentence_id, m.type, *span, cluster, entity_id)


def _groups(reading: Reading, mentions: tuple[Mention, ...]) -> list[_Group]:
    by_type: dict[str, list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        by_type[mention.type].append(i)
    groups = [
        *_place_groups(reading, mentions, [*by_type.pop("LOCATION", []), *by_type.pop("NORP", [])]),
        *_person_groups(mentions, by_type.pop("PERSON", [])),
        *_organisation_groups(reading, mentions, by_type.pop("ORG", [])),
    ]
    for type_, indexes in by_type.items():
        groups += _gather(type_, [(fold_name(mentions[i].text), i) for i in indexes])
    return groups


def _place_groups(reading: Reading, mentions: tuple[Mention, ...], indexes: list[int]) -> list[_Group]:
    """Places by what they resolve to, an adjective or a people with its country."""
    resolved = resolve_places(reading, mentions)
    groups: dict[object, _Group] = {}
    for i in indexes:
        mention = mentions[i]
        if mention.type == "NORP":
            place = demonym_place(mention.text)
            key: object = place.geonames_id if place else ("NORP", _singular(fold_name(mention.text)))
        else:
            place = resolved.get(mention.text)
            key = place.geonames_id if place else ("LOCATION", fold_name(mention.text))
        type_ = "LOCATION" if place else mention.type
        groups.setdefault(key, _Group(type_, [], place)).mentions.append(i)
    for group in groups.values():
        group.mentions.sort()
    return list(groups.values())


def _person_groups(mentions: tuple[Mention, ...], indexes: list[int]) -> list[_Group]:
    heads = link_persons([mentions[i].text for i in indexes])
    return _gather("PERSON", list(zip(heads, indexes, strict=True)))


def _organisation_groups(reading: Reading, mentions: tuple[Mention, ...], indexes: list[int]) -> list[_Group]:
    names = [mentions[i].text for i in indexes]
    short = [defined_acronym(reading.text, mentions[i].char_start, mentions[i].char_end) for i in indexes]
    return _gather("ORG", list(zip(link_organisations(names, short), indexes, strict=True)))


def _gather(type_: str, keyed: Sequence[tuple[object, int]]) -> list[_Group]:
    groups: dict[object, list[int]] = defaultdict(list)
    for key, i in keyed:
        groups[key].append(i)
    return [_Group(type_, members) for members in groups.values()]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _cluster(reading: Reading, number: int, group: _Group, mentions: list[Mention]) -> Cluster:
    forms = Counter(mention.text for mention in mentions)
    name = _place_name(group.place, mentions) if group.place else _best_name(group.type, forms)
    if group.type == "PERSON":
        name = name.translate(_BRACKETS)
    entity = make_id("entity", group.type, *_identity(reading, group, name))
    aliases = tuple(sorted(forms.keys() - {name}))
    if group.place is None:
        return Cluster(reading.revision_id, number, entity, group.type, name, aliases)
    place = group.place
    point = (place.geonames_id, place.country or None, place.latitude, place.longitude)
    return Cluster(reading.revision_id, number, entity, group.type, name, aliases, *point)


def _place_name(place: Place, mentions: Sequence[Mention]) -> str:
    """The gazetteer's name of a place as the article spells it; of a town that it calls otherwise, the article's name.

    *Ierapetra* for *Ierápetra*, *Odessa* for *Odesa*; a country keeps its name (*United Kingdom* for *Britain*).
    """
    forms = Counter(one.text for one in mentions if one.type == "LOCATION" and not one.text.isupper())
    known = fold_name(place.name)
    same = {form: n for form, n in forms.items() if fold_name(form) == known}
    plain = {form: n for form, n in forms.items() if "." not in form and form not in region_abbreviations()}
    usable = same or ({} if place.kind == "country" else plain)
    return max(usable, key=lambda form: (usable[form], form)) if usable else place.name


def _best_name(type_: str, forms: Counter[str]) -> str:
    """The fullest form: of a person the most words, of an organisation not the acronym; then the most frequent."""
    full = {form: n for form, n in forms.items() if not (type_ == "ORG" and is_acronym(form))} or forms
    if type_ in ("PERSON", "ORG"):
        longest = max(map(_fullness, full))
        full = {form: n for form, n in full.items() if _fullness(form) == longest}
    return max(full, key=lambda form: (full[form], not form.isupper(), -len(form), form))


def _fullness(form: str) -> tuple[bool, int]:
    tokens = person_tokens(form)
    return is_full(tokens), len(tokens)


def _identity(reading: Reading, group: _Group, name: str) -> tuple[object, ...]:
    """What the entity id is made of: the same in every article, or this revision's own where the name is too bare."""
    if group.place:
        return ("geonames", group.place.geonames_id)
    if group.type == "PERSON":
        tokens, (suffix, initials) = person_tokens(name), person_marks(name)
        # one initial is often left out; two are there to tell namesakes apart
        marks = [mark for mark in (suffix, initials if len(initials) > 1 else "") if mark]
        return (*tokens, *marks) if is_full(tokens) else (name, reading.document_id or reading.revision_id)
    if group.type == "ORG":
        return (name, reading.document_id or reading.revision_id) if is_generic(name) else (organisation_key(name),)
    if group.type == "NORP":
        return (_singular(fold_name(name)),)
    if group.type == "LOCATION" and not find_country(name) and find_places(name):
        return (name, reading.document_id or reading.revision_id)
    return (fold_name(name),)
