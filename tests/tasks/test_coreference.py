"""Who is meant by a source as written: only who is certain, else nobody."""

import pytest

from tasks.identity import make_id
from tasks.speech.quotes import find_quotes
from tasks.speech.speech import read_speech
from tests.tasks.naming import name
from tests.tasks.reading import read

NAMES = {
    "Lena Ford": "PERSON",
    "Omar Dahl": "PERSON",
    "Storm Berta": "PERSON",
    "Wire Coast": "ORG",
    "Red Lantern": "ORG",
    "Harbour Ministry": "ORG",
    "Norvik Lines": "ORG",
    "Alma Coast Guard": "ORG",
    "Tarn Emergency Room": "FACILITY",
}
# the text, the words of its last speaker, who that is
CASES: list[tuple[str, str, str | None]] = [
    ("By Lena Ford\n\nThe boat sank near the port. Ten men drowned, the coast guard said.", "the coast guard", None),
    ("By Lena Ford\n\nThe boat sank near the port. She said the sea was rough.", "She", None),
    ("Red Lantern fights in the hills. The ministry, citing doctors, said 14 people had died.", "The ministry", None),
    ("Norvik Lines runs the ferry. Police said the ferry was late.", "Police", None),
    ("PORT ALMA (Wire Coast) - The air force fought all night. It said it shot down 47 drones.", "It", None),
    ("Red Lantern fired rockets. The air force shot them down. It said that nobody was hurt.", "It", None),
    ("Storm Berta reached the port. It injured 12 people in the town, the mayor said.", "the mayor", None),
    ("Omar Dahl, a driver, was there. The minister said that the bridge was safe.", "The minister", None),
    ("Norvik Lines sacked its staff, it said.", "it", None),
    ("Finance Minister Lena Ford was there. The foreign minister said that the bridge was safe.", "foreign", None),
    ("Mayor Lena Ford met Mayor Omar Dahl. The mayor said that the road was closed.", "The mayor", None),
    ("The Alma Coast Guard sent boats. The coast guard said that ten men drowned.", "coast guard", "Alma Coast Guard"),
    ("The Harbour Ministry counts boats. The ministry said that 14 had sunk.", "The ministry", "Harbour Ministry"),
    ("Mayor Lena Ford came late. The mayor said that the road was closed.", "The mayor", "Lena Ford"),
    ("Lena Ford, mayor of Port Alma, came. The mayor said that the road was closed.", "The mayor", "Lena Ford"),
    ("The shipping company Norvik Lines grew. The company said that it would hire.", "The company", "Norvik Lines"),
    ("Norvik Lines grew last year. It said that it would hire 20 people.", "It", "Norvik Lines"),
    ("Norvik Lines, a ferry company with ships in the bay, grew. It said that it would hire.", "It", "Norvik Lines"),
    ("The Tarn Emergency Room asked for help. It said that 20 had come.", "It", "Tarn Emergency Room"),
    ("The operator, Norvik Lines, was late. The operator said that it would pay.", "The operator", "Norvik Lines"),
    ("The operator, Norvik Lines, was late. The company said that it would pay.", "The company", "Norvik Lines"),
    ("Norvik Lines grew. Red paint fell. The company said that it would hire.", "The company", "Norvik Lines"),
    ("Red Lantern counted boats. The group said that 14 had sunk.", "The group", "Red Lantern"),
    ("Norvik Lines and Red Lantern met. The company said that it would hire.", "The company", None),
    ("The Harbour Ministry counts boats. The company said that 14 had sunk.", "The company", None),
    ("Human rights group Red Lantern came. The company said that it was late.", "The company", None),
    ("The police met Red Lantern. The group said that it was late.", "The group", None),
    ("Lena Ford, Correspondent\n\nThe boat sank near the port. She said the sea was rough.", "She", None),
    ("The boat sank near the port.\n\n(Reporting by Lena Ford)\n\nShe said the sea was rough.", "She", None),
    ("Omar Dahl spoke. “Go,” he said. Lena Ford wept in court. “I go. I do not stay,” she said.", "she", "Lena Ford"),
    ("According to its director, Omar Dahl, the road was closed.", "its director", "Omar Dahl"),
    ("It sank, according to the head of the harbour office, Lena Ford.", "the head", "Lena Ford"),
    ("Lena Ford was late. She had met her son, Omar Dahl. “He was ill,” she said.", "she", "Lena Ford"),
    ("Lena Ford met the union of Omar Dahl. Lena Ford wept. He said that it was late.", "He", "Omar Dahl"),
    ("Mr Lena Ford was there with Omar Dahl. Lena Ford wept. He said that it was late.", "He", "Lena Ford"),
    ("Omar Dahl was there. She said that it was late.", "She", None),
    ("Lena Ford, chairman of the board, came. She said that it was late.", "She", "Lena Ford"),
    ("Omar Dahl came late to Norvik Lines. He said that the road was closed.", "He", "Omar Dahl"),
]


@pytest.mark.parametrize(("text", "speaker", "who"), CASES, ids=[case[0][:60] for case in CASES])
def test_a_source_is_linked_only_to_who_bears_its_role(text: str, speaker: str, who: str | None) -> None:
    reading, doc, sentences = read(text)
    found = find_quotes(reading, sentences, read_speech(reading, doc, name(text, NAMES)))[-1]
    assert speaker in (found.speaker or "")
    assert found.speaker_entity_id == (make_id(who) if who else None)
