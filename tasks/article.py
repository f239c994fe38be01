"""One document through every extractor: the only place that knows their order.

It stands between cleaning and loading: `Reading` and parsed `Doc` in, `Facts` out.
"""

from dataclasses import replace

from spacy.tokens import Doc

from tasks.dating import dating
from tasks.figures import context, figures, parts
from tasks.names import entities, tagger
from tasks.numbers import numerals
from tasks.records import Facts, Reading
from tasks.speech import claimants, quotes, speech
from tasks.text import sentences


def find_facts(reading: Reading, doc: Doc) -> Facts:
    """Every fact of one parsed article. `doc.text` must be `reading.text`."""
    its_sentences = sentences.find_sentences(reading, doc)
    names = tagger.find_names(reading, doc, its_sentences)
    mentions, clusters = entities.link_mentions(reading, doc, names)
    dated = dating.read_dates(reading, doc, its_sentences)
    reading = replace(reading, published_from=dated.published_from, published_to=dated.published_to)
    found = figures.find_figures(reading, doc, its_sentences, mentions, dated.dates)
    its_parts = parts.find_parts(reading, doc, found)
    found = parts.befall_parts(found, its_parts)
    heard = speech.read_speech(reading, doc, mentions)
    said = quotes.find_quotes(reading, its_sentences, heard)
    held = context.find_figure_dates(reading, doc, its_sentences, found, dated.dates)
    return Facts(
        sentences=its_sentences,
        mentions=mentions,
        clusters=clusters,
        dates=dated.dates,
        dating_evidence=dated.evidence,
        figures=found,
        figure_sources=claimants.find_sources(reading, found, said, heard, its_parts),
        figure_dates=held,
        figure_places=context.find_figure_places(reading, doc, its_sentences, found, mentions, clusters, held),
        figure_parts=its_parts,
        quotes=said,
        numerals=numerals.account_numerals(reading, doc, found, dated.dates, mentions),
        published_from=dated.published_from,
        published_to=dated.published_to,
        published_origin=dated.published_origin,
    )
