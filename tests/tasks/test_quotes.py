"""Who says what: kinds, speakers, cues and pieces of quotations."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.identity import make_id
from tasks.records import Quote
from tasks.speech.quotes import find_quotes
from tasks.speech.speech import read_speech
from tests.tasks.naming import name
from tests.tasks.reading import read


def quotes_of(text: str, names: Mapping[str, str] = {}) -> tuple[Quote, ...]:
    reading, doc, sentences = read(text)
    return find_quotes(reading, sentences, read_speech(reading, doc, name(text, names)))


PEOPLE = {"Anna Verloop": "PERSON", "Peter Lind": "PERSON", "Health Ministry": "ORG", "Northwind Energy": "ORG"}

DIRECT = [
    ("“We are ready,” Anna Verloop said.", "We are ready,", "Anna Verloop"),
    ("“We are ready,” said Anna Verloop, the mayor of Sarn.", "We are ready,", "Anna Verloop"),
    ("Anna Verloop said: “We are ready.”", "We are ready.", "Anna Verloop"),
    ('"Nobody warned us," the farmer told reporters on Tuesday.', "Nobody warned us,", "the farmer"),
    ("``The levee held,'' engineer Omar Dahl said.", "The levee held,", "engineer Omar Dahl"),
    ("‘The levee held,’ engineer Omar Dahl said.", "The levee held,", "engineer Omar Dahl"),
    ("“Who pays for this?” asked Peter Lind.", "Who pays for this?", "Peter Lind"),
    ("The union’s leader wrote: “Our members have waited long enough.”", "Our members have waited long enough.", None),
    ("According to the coastguard, “the sea was calm that night.”", "the sea was calm that night.", "the coastguard"),
    ("“The tower swayed like a reed,” beamed Tilda Moss.", "The tower swayed like a reed,", "Tilda Moss"),
    ("Tilda Moss: “The tower swayed like a reed.”", "The tower swayed like a reed.", "Tilda Moss"),
    ("Asked about the delay, Lind shot back, “Talk to the owners.”", "Talk to the owners.", "Lind"),
    ("Anna Verloop said, “We wait for the tide,” as Lind claimed the prize.", "We wait for the tide,", "Anna Verloop"),
    ("“It is over,” she said. He left.", "It is over,", "she"),
    (
        "“We vote against the dam,” Alan Brodin, a law professor at Varn University in Tarn, wrote.",
        "We vote against the dam,",
        "Alan Brodin",
    ),
    (
        "“We will answer in kind,” Maj. Gen. Omar Dahl, the coastguard chief, said.",
        "We will answer in kind,",
        "Maj. Gen. Omar Dahl",
    ),
    ('Lind, who was once called a liar by Moss, refuted it in a post: "I was not there."', "I was not there.", "Lind"),
    (
        "“The dam is old,” Lind said on Radio Sur’s “Face the Town.” “It will not hold for long.”",
        "It will not hold for long.",
        "Lind",
    ),
    (
        "“The dam is old,” said Lena Voss, a former adviser to the mayor Peter Lind, who added, “It will not hold.”",
        "It will not hold.",
        "Lena Voss",
    ),
    (
        "“The dam is old,” said Lena Voss of Tarn, who warned: “It will not hold.”",
        "It will not hold.",
        "Lena Voss of Tarn",
    ),
    ("“We want to trade with all,” May said. The dam held.", "We want to trade with all,", "May"),
    (
        "“Why did you lie to us?” Anna Verloop, head of the Dam Board, told Radio Sur.",
        "Why did you lie to us?",
        "Anna Verloop",
    ),
    ("Moss, who had told the council of the leak, wrote in a letter: “I will not stay.”", "I will not stay.", "Moss"),
]


def test_a_speaker_is_named_in_full_where_a_preposition_is_part_of_the_name() -> None:
    [said] = quotes_of("The doors stay shut, Artists Without Halls said.", {"Artists Without Halls": "ORG"})
    assert said.speaker == "Artists Without Halls"


@pytest.mark.parametrize(("text", "said", "speaker"), DIRECT, ids=[case[0][:45] for case in DIRECT])
def test_words_in_marks_are_said_by_the_speaker_beside_them(text: str, said: str, speaker: str | None) -> None:
    found = next(one for one in quotes_of(text) if one.text == said)
    assert found.kind in {"direct", "mixed"}
    assert found.speaker == speaker or (speaker is None and found.speaker)


INDIRECT = [
    ("Officials said the bridge had collapsed.", "the bridge had collapsed", "Officials", "said"),
    ("The bridge had collapsed on Monday, police said.", "The bridge had collapsed on Monday", "police", "said"),
    ("The ministry said on Monday that the dam was safe.", "that the dam was safe", "The ministry", "said"),
    ("The minister told reporters that the dam was safe.", "that the dam was safe", "The minister", "told"),
    ("According to the coastguard, four boats sank.", "four boats sank", "the coastguard", "According to"),
    ("Four boats sank, according to the coastguard.", "Four boats sank", "the coastguard", "according to"),
    (
        "The company announced that it would close two plants.",
        "that it would close two plants",
        "The company",
        "announced",
    ),
    ("Lind warned that the strike could last for weeks.", "that the strike could last for weeks", "Lind", "warned"),
    ("The mayor denied that the city had been warned.", "that the city had been warned", "The mayor", "denied"),
    ("Researchers estimate that the glacier lost a metre.", "that the glacier lost a metre", "Researchers", "estimate"),
    ("Moss, who claims that the vote was stolen, left early.", "that the vote was stolen", "Moss", "claims"),
    ("The dam was safe, Lena Voss, its director, said.", "The dam was safe", "Lena Voss", "said"),
    (
        "At a school in Tarn, where boys slept, Lena Voss, 67, said she had saved her hens.",
        "she had saved her hens",
        "Lena Voss",
        "said",
    ),
    ("The vote was delayed, state television reported.", "The vote was delayed", "state television", "reported"),
    ("A guard I spoke with said that the gate was locked.", "that the gate was locked", "A guard", "said"),
    (
        "Peter Lind recalled a like drive was begun after the flood.",
        "a like drive was begun after the flood",
        "Peter Lind",
        "recalled",
    ),
    ("Peter Lind said in a talk that aired on Monday that he would go.", "that he would go", "Peter Lind", "said"),
    (
        "The Sarn Post quoted guard Peter Lind as saying he had slept there.",
        "he had slept there",
        "guard Peter Lind",
        "saying",
    ),
    ("E-mails that surfaced suggest that the mayor knew of it.", "that the mayor knew of it", "E-mails", "suggest"),
    ("The writer who’d said that the town was dead came back.", "that the town was dead", "The writer", "said"),
    ("Sarn (CNA) President Voss announced that she would go.", "that she would go", "President Voss", "announced"),
    ("According to people I met in Tarn, the mine closed in May.", "the mine closed in May", "people", "According to"),
]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "A row began on the floor, with delegates saying that the tax must be cut.",
            [("that the tax must be cut", "delegates")],
        ),
        ("Asked whether it would close, he said: “Not now.”", [("whether it would close", None), ("Not now.", "he")]),
        (
            "It had 400 boats, according to a report sent out by Rep. Ada Voss, D-Varn.",
            [("It had 400 boats", "a report")],
        ),
        (
            "It makes no files of sounds—the firms say their speakers record voices only when users wake them.",
            [("their speakers record voices only when users wake them", "the firms")],
        ),
    ],
    ids=["with", "asked", "district", "dash"],
)
def test_each_statement_has_its_own_speaker(text: str, said: list[tuple[str, str | None]]) -> None:
    assert [(one.text, one.speaker) for one in quotes_of(text)] == said


def test_a_clause_with_a_source_of_its_own_is_not_told_by_the_one_behind_it() -> None:
    found = quotes_of("Four boats sank, according to the port, and two fled, she said.")
    assert [(one.text, one.speaker) for one in found] == [("Four boats sank", "the port"), ("two fled", "she")]


@pytest.mark.parametrize(("text", "said", "speaker", "cue"), INDIRECT, ids=[case[0][:45] for case in INDIRECT])
def test_statements_without_marks_have_speaker_and_cue(text: str, said: str, speaker: str, cue: str) -> None:
    assert [(one.kind, one.text, one.speaker, one.cue) for one in quotes_of(text)] == [("indirect", said, speaker, cue)]


def test_a_transcript_is_spoken_without_marks() -> None:
    rows = quotes_of("VERLOOP: We wait for the tide.\n\nHOST: For how long now?\n\nVERLOOP: Until noon, I hope.")
    said = [(one.kind, one.text, one.speaker) for one in rows if one.cue == ":"]
    assert said == [
        ("direct", "We wait for the tide.", "VERLOOP"),
        ("direct", "For how long now?", "HOST"),
        ("direct", "Until noon, I hope.", "VERLOOP"),
    ]


SIGNED = [
    (
        "“The dam is old and it leaks.”\n\n— Ada Moss, Sarn Post\n\n“It holds well.”\n\n— Tilda Rodd",
        ["Ada Moss", "Tilda Rodd"],
    ),
    ("“The dam is old and it leaks.” ― Ada Moss\n“It holds well.” ― Tilda Rodd.", ["Ada Moss", "Tilda Rodd"]),
    ("“The dam is old and it leaks.”\n\n— Lima burned that night.", [None]),
    ("Lind left. “The dam is old and it leaks.” — Moss said so twice.", ["Moss"]),
]


@pytest.mark.parametrize(("text", "speakers"), SIGNED, ids=["below", "behind", "a sentence below", "a clause behind"])
def test_a_quotation_is_signed_behind_a_dash(text: str, speakers: list[str | None]) -> None:
    assert [one.speaker for one in quotes_of(text)] == speakers


def test_notices_of_the_outlet_speak_in_no_transcript() -> None:
    assert not quotes_of(
        "UPDATE: Moss has left.\n\nUPDATE II: Moss is ill.\n\nBREAKING: Moss is back.\n\nOMAN: Port shut"
    )


HEADLINES = [
    ("Police: Two men held over harbour fire", ("Two men held over harbour fire", "Police")),
    ("Peter Lind: The strike goes on", ("The strike goes on", "Peter Lind")),
    ("Update: The strike goes on in Sarn", None),
    ("Sarn: The town that the sea took back", None),
]


@pytest.mark.parametrize(("text", "expected"), HEADLINES, ids=[case[0][:30] for case in HEADLINES])
def test_a_source_and_a_colon_head_a_statement(text: str, expected: tuple[str, str] | None) -> None:
    assert [(one.text, one.speaker) for one in quotes_of(text, PEOPLE)] == ([expected] if expected else [])


def test_a_statement_around_its_cue_is_two_spans_of_one_quotation() -> None:
    first, second = quotes_of("The bridge, officials said, had collapsed in the storm.")
    assert (first.text, second.text) == ("The bridge", "had collapsed in the storm")
    assert second.continues == first.quote_id


def test_a_quotation_goes_on_after_its_cue() -> None:
    first, second = quotes_of("“We are ready,” she said, “and we wait.”")
    assert (second.continues, second.speaker, second.cue) == (first.quote_id, "she", "said")


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    first, second = quotes_of("“We are ready,” Lind said. “We wait for the tide.”")
    assert (second.continues, second.speaker) == (first.quote_id, "Lind")


def test_paragraphs_that_open_again_are_one_quotation() -> None:
    rows = quotes_of("Lind said: “The dam is old.\n\n“It was never repaired.\n\n“Now it leaks.”")
    assert [one.text for one in rows] == ["The dam is old.", "It was never repaired.", "Now it leaks."]
    assert [one.continues for one in rows] == [None, rows[0].quote_id, rows[1].quote_id]
    assert {one.speaker for one in rows} == {"Lind"}


def test_quoted_words_in_a_statement_are_a_piece_of_it() -> None:
    whole, piece = quotes_of("Verloop said that the plan was “a waste of good timber” and would fail.")
    assert (whole.kind, piece.kind, piece.continues) == ("indirect", "mixed", whole.quote_id)
    assert piece.text == "a waste of good timber"


def test_a_quotation_inside_a_quotation_is_no_row_of_its_own() -> None:
    rows = quotes_of("“He told me ‘never again’ and left,” Moss said.")
    assert [one.text for one in rows] == ["He told me ‘never again’ and left,"]


NO_QUOTES = [
    "Yards like the Varno continue to mend the “old ladies” of the harbour.",
    "Such luck is often called “a miracle” in the valley.",
    "The mayor called off a visit to the harbour in Sarn.",
    "The storm hit the coast on Monday and tore the roof off the market hall.",
    "Her film “The Long Ferry” opens on Friday.",
    "The so-called “ghost tower” was finished in 1970.",
    "He is known as “Big Tom” in the harbour.",
    "The bridge collapsed at noon. Traffic was diverted for hours.",
    "READ: The ferry will leave Sarn for good, and nobody knows why",
    "That said, the ferry was never late in the flood.",
    "It had 300 guests in May, the last month reported.",
    "All told, they carried half of the hearing live.",
    "That’s not to say the fees explain the whole of it.",
    "Lena Voss found herself stuck between the two parties of the valley.",
    "There appears to be less anger than in the year of the flood.",
]


@pytest.mark.parametrize("text", NO_QUOTES, ids=[text[:40] for text in NO_QUOTES])
def test_titles_nicknames_and_plain_reports_are_no_quotations(text: str) -> None:
    assert quotes_of(text) == ()


WHO = [
    ("Anna Verloop visited Sarn. “We are ready,” she said.", "We are ready,", "Anna Verloop"),
    (
        "Anna Verloop, the defence minister, came. The minister said the ships were ready.",
        "the ships were ready",
        "Anna Verloop",
    ),
    (
        "The Health Ministry opened an inquiry. The ministry said the water was clean.",
        "the water was clean",
        "Health Ministry",
    ),
    (
        "Northwind Energy cut jobs. The company said it would close two plants.",
        "it would close two plants",
        "Northwind Energy",
    ),
    (
        "Northwind Energy cut jobs. It said that two plants would close.",
        "that two plants would close",
        "Northwind Energy",
    ),
    ("Mr Peter Lind met Mrs Anna Verloop. “It was short,” he said.", "It was short,", "Peter Lind"),
    ("Mr Peter Lind met Mrs Anna Verloop. “It was short,” she said.", "It was short,", "Anna Verloop"),
    ("The mayor, Anna Verloop, said the bridge was safe.", "the bridge was safe", "Anna Verloop"),
    (
        "“It was short,” Peter Lind said. Verloop disagreed. “It was far too long,” she said.",
        "It was far too long,",
        "Anna Verloop",
    ),
    ("“It was short,” Peter Lind said.\n\n“Nobody stayed to the end.”", "Nobody stayed to the end.", "Peter Lind"),
    ("Peter Lind was furious. “Nobody stayed to the end.”", "Nobody stayed to the end.", "Peter Lind"),
    (
        "The fire spread quickly, Peter Lind said, adding that the doors were locked.",
        "that the doors were locked",
        "Peter Lind",
    ),
    ("An unnamed official said the doors were locked.", "the doors were locked", None),
    ("Anna Verloop left early. Two witnesses said the doors were locked.", "the doors were locked", None),
]


@pytest.mark.parametrize(("text", "said", "who"), WHO, ids=[case[0][:55] for case in WHO])
def test_the_speaker_is_the_entity_that_is_meant(text: str, said: str, who: str | None) -> None:
    found = next(one for one in quotes_of(text, PEOPLE) if one.text == said)
    assert found.speaker_entity_id == (make_id(who) if who else None)


@settings(max_examples=40)
@given(st.one_of(st.text(max_size=60), st.text(alphabet="ab s\n.,'\"“”‘’ said that he:", max_size=80)))
def test_any_text_gives_rows_whose_text_stands_at_their_offsets(text: str) -> None:
    reading, doc, sentences = read(text)
    rows = find_quotes(reading, sentences, read_speech(reading, doc, ()))
    assert len({one.quote_id for one in rows}) == len(rows)
    for one in rows:
        assert text[one.char_start : one.char_end] == one.text
        if one.speaker_start is not None:
            assert text[one.speaker_start : one.speaker_end] == one.speaker
        assert one.continues is None or any(one.continues == other.quote_id for other in rows)
