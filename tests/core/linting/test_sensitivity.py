import pytest

from quizapp.core.content.facts import Myth, MythOrigin
from quizapp.core.content.items import Option
from quizapp.core.linting.lint import lint_pack
from quizapp.core.linting.sensitivity import violent_word
from tests.builders import a_document, a_pack, a_passage, a_statement
from tests.core.linting.making import fact_of, fact_rules, rules


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A guard shot at the wolf.", "shot"),
        ("Shots were heard at night.", "Shots were"),
        ("They fired at the boat.", "fired at"),
        ("The storm killed three sailors.", "killed"),
        ("A killing abroad shocked the town.", "killing"),
        ("The consul was assassinated.", "assassinated"),
        ("He died in the river.", "died"),
        ("Her death was in the papers.", "death"),
        ("The dead were counted.", "dead"),
        ("The body of a young sailor lay there.", "body of a young sailor"),
        ("The bodies of two drunken men lay there.", "bodies of two drunken men"),
        ("A body was found at the shore.", "body was found"),
        ("Two of them drowned.", "drowned"),
        ("They were trafficked over the sea.", "trafficked"),
        ("Violence was common there.", "Violence"),
        ("He was beaten by guards.", "beaten"),
        ("He was hanged in spring.", "hanged"),
        ("The crew was taken hostage.", "hostage"),
    ],
)
def test_words_of_violence_and_death_are_known(text: str, word: str) -> None:
    assert violent_word(text) == word


@pytest.mark.parametrize(
    "text",
    [
        "The deadline was in May, and the talks ended in a dead end.",
        "The noise died down and the custom died out.",
        "A body of the United Nations counts them; official bodies doubt it.",
        "It affects the health of the body.",
        "The shooting script was lost, but not the film shooting.",
        "A job may end when the boss has fired somebody.",
        "Traffic in the city is heavy, and the beaten track is full.",
        "The picture hangs in a stable; the path stays deadlocked.",
        "Skilled workers left, and the killjoy stayed.",
        "She is dying to know the shortest way.",
    ],
)
def test_plain_uses_of_such_words_raise_no_alarm(text: str) -> None:
    assert violent_word(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Beetles and fungi live on dead wood.",
        "The leaves were dead, and so was the tree.",
        "Dead plant material becomes humus.",
        "Boiling killed nearly all the germs.",
        "Bacteria in the milk are killed by the heat.",
        "Many fish died when the water warmed.",
        "The dinosaurs died out; most species of that time were killed.",
        "After the death of a star a white dwarf is left; cell death is planned.",
        "Birth and death rates fell in all of Europe.",
        "A natural killer cell finds it, a killer whale does not.",
        "The heart keeps beating, the wings of the bee are beating fast.",
        "The body of a grown man contains about 40 litres of water.",
        "The Dead Sea is salty, and Latin is a dead language.",
        "She won the shot put, and her jump shot is the best.",
        "The film was shot in colour, with a wide shot at its end.",
        "Sodium reacts violently with water; violent storms are rare.",
        "The clay is fired at 1,000 degrees, and a neuron is firing about 50 times a second.",
        "Make a list with bullet points for the bullet train.",
        "A ria is a drowned valley.",
        "The eggs are beaten, then the team was beaten 3-1.",
        "Plants that were poisoned by salt died within days.",
        "A balloon is blown up with air.",
    ],
)
def test_what_such_words_mean_in_other_subjects_raises_no_alarm(text: str) -> None:
    assert violent_word(text) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The dead soldier lay under a dead tree.", "dead"),
        ("Birds and people died of the gas.", "died"),
        ("The fish and the men who ate them were poisoned.", "poisoned"),
        ("They killed the prisoners and burnt the trees.", "killed"),
        ("A violent storm came, and violence after it.", "violence"),
        ("He was shot in the film studio.", "shot"),
        ("The death of a king was told.", "death"),
        ("The body of a man was found.", "body of a man"),
        ("The soldiers were beaten with gold.", "beaten"),
    ],
)
def test_people_who_die_beside_plants_are_not_overlooked(text: str, word: str) -> None:
    assert violent_word(text) == word


def test_a_fact_and_its_myth_want_the_mark() -> None:
    myth = Myth("Wolves are harmless.", MythOrigin.COMMON, "One killed a dog.", "", "")
    for fact in (fact_of(statement="A wolf was shot."), fact_of(myth=myth, items=())):
        assert fact_rules(fact) == ["L34"]
    assert fact_rules(fact_of(statement="A wolf was shot.", sensitive=True)) == []
    assert fact_rules(fact_of(statement="A wolf was seen.")) == []


def test_an_item_wants_it_for_what_it_says_afterwards_too() -> None:
    options = (
        Option("True", False, "It swam."),
        Option("False", True, "It drowned in the flood."),
    )
    item = a_statement(options=options)
    assert rules(item) == ["L34"]
    assert rules(item, sensitive=True) == []
    assert rules(a_statement(correction="The wolf was killed.")) == ["L34"]
    assert rules(a_statement(source_line="A report on deaths")) == ["L34"]


def test_passages_and_their_notes_want_it_and_words_of_torture_count_there() -> None:
    def told(**changes: object) -> list[tuple[str, str]]:
        documents = (a_document(passages=(a_passage(**changes),)),)
        return [(f.rule, f.message) for f in lint_pack(a_pack(facts=(), documents=documents))]

    assert told(note="One of them died.") == [
        ("L34", "The note speaks of 'died', but is not marked sensitive.")
    ]
    assert told(text="They were tortured.", note="One died.") == [
        ("L34", "The passage speaks of 'tortured', but is not marked sensitive.")
    ]
    assert told(note="One of them died.", sensitive=True) == []
    assert told(note="The deadline passed.") == []
