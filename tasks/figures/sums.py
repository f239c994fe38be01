"""What a sum of money is, where it went or whose it is: *cocaine worth $9m*, *$4m in aid*, *$7m spent on the probe*.

A part of `measured`.
"""

from spacy.tokens import Token

from tasks.figures.sites import Site, is_taken, names_time, says_nothing
from tasks.text.phrases import NOUNS, complement_of

_SPENDING = frozenset({"spend", "waste", "splash", "squander"})


def worth(site: Site) -> Token | None:
    """*cocaine worth $90 million*: what stands right before *worth*."""
    at = site.figure.start
    if site.kind != "money" or at < 2 or site.doc[at - 1].lower_ != "worth":
        return None
    noun = site.doc[at - 2]
    return noun if noun.pos_ in NOUNS and not is_taken(site, noun) and not says_nothing(noun) else None


def after_in(site: Site) -> Token | None:
    """*$40 million in aid*, *$5 for the house*, *spends $9 million on roads*."""
    doc, at = site.doc, site.figure.end
    at += at < site.limit and doc[at].lower_ in {"more", "less"}  # "$50 million more in grants"
    if site.kind != "money" or at + 1 >= site.limit or doc[at].lower_ not in {"in", "for", "on"}:
        return None
    if doc[at].lower_ == "on" and site.figure.root.head.lemma_.lower() not in _SPENDING:
        return None
    thing = complement_of(doc[at])
    if thing is None or thing.pos_ != "NOUN" or says_nothing(thing):
        return None
    bare = doc[at + 1].pos_ in {"NOUN", "ADJ"} or doc[at + 1].tag_ in {"VBN", "VBG"}  # "in forced cuts"
    bare |= at + 2 < site.limit and doc[at + 2].text == "-"  # "in across-the-board cuts"
    bare |= doc[at].lower_ == "in" and doc[at + 1].pos_ == "PROPN"  # "in Orla state grants"
    return thing if doc[at].lower_ == "on" or (doc[at].lower_ == "in") == bare else None


def dealt_out(site: Site) -> Token | None:
    """*$7 million spent on the probe*, *$3 million set aside for schools*: what the money went to."""
    doc, at = site.doc, site.figure.end
    if site.kind != "money" or at >= site.limit or doc[at].tag_ != "VBN" or doc[at].dep_ != "acl":
        return None
    to = next((c for c in doc[at].rights if c.lower_ in {"on", "for"} and c.i <= at + 2), None)
    thing = complement_of(to) if to is not None else None
    return thing if thing is not None and thing.pos_ in NOUNS and not says_nothing(thing) else None


def owned(site: Site) -> Token | None:
    """*Lind's $4 million*: whose it is, where nothing says what it is."""
    at = site.figure.start
    if site.kind not in {"money", "percent"} or at < 2 or site.doc[at - 1].tag_ != "POS":
        return None
    owner = site.doc[at - 2]
    return owner if owner.pos_ in NOUNS and not names_time(owner) and not is_taken(site, owner) else None


def meant_for(site: Site) -> Token | None:
    """*announced $90 million for new clinics*: what the money is for, where it is dealt out to nobody."""
    doc, at = site.doc, site.figure.end
    if site.kind != "money" or at >= site.limit or doc[at].lower_ != "for" or site.figure.root.dep_ != "dobj":
        return None
    thing = complement_of(doc[at])
    dealt = any(child.dep_ == "auxpass" for child in site.figure.root.head.lefts)  # "was fined $400 for speeding"
    return thing if thing is not None and thing.pos_ == "NOUN" and not dealt and not says_nothing(thing) else None
