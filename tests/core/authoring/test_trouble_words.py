"""Every sentence that a teacher may be told of a question, made by the linter itself."""

import re
from dataclasses import replace

import pytest

from quizapp.core.authoring.judging import Judge
from quizapp.core.authoring.trouble_words import NAMES, SAID, in_plain_words
from quizapp.core.content.facts import Fact, Myth, MythOrigin, Status
from quizapp.core.content.items import Item
from quizapp.core.linting.findings import RULES, Finding
from quizapp.core.linting.lint import lint_fact, lint_item
from tests.builders import a_fact, a_passage, a_statement
from tests.core.authoring.copies import a_copy, a_draft
from tests.core.linting.making import choice, fact_of, options
from tests.pictures import a_picture

PASSAGE = a_passage()
MYTH = Myth("They walk.", MythOrigin.COMMON, "Maps look so.", "", "")
ASKED = "Which way do most people take to the South?"

ITEMS: dict[str, Item] = {
    "L01": options("*By lorry through three countries in the south", "By boat", "By air"),
    "L03": options("*By boat", "By lorry", "All of the above"),
    "L04": options("*Salt", "Sand", "Salt and sand", "Both sand and salt"),
    "L05": options("*By boat", "Always on foot", "By lorry"),
    "L06": options("*Usually by boat", "By lorry", "On foot"),
    "L07 twice": choice("Which of these is not a planet?", "*Pluto", "No planet", "Mars"),
    "L07 emphasised": choice("Which of these is NOT a planet?", "*Pluto", "Mars", "Venus"),
    "L07 plain": choice("Which of these is not a planet?", "*Pluto", "Mars", "Venus"),
    "L08 article": choice("An animal that eats plants is called an ____", "*omnivore", "herbivore"),
    "L08 verb": choice("The things in this soup are", "*Onions", "Salt", "Garlic"),
    "L08 forms": options("*12", "A great many of them", "13"),
    "L09 same": options("*By boat", "by boat.", "On foot"),
    "L09 number": options("*1/2", "0.5", "2"),
    "L09 nearly": options(
        "*one two three four five six seven eight nine ten",
        "one two three four five six seven eight nine ten eleven",
        "On foot",
    ),
    "L12": options("*206", "186", "226"),
    "L13": options("*10–20", "15–25", "30–40"),
    "L14 few": options("*By boat", "On foot"),
    "L15": a_statement(key=True, stem=PASSAGE.text.split(".")[0] + "."),
    "L16 key": choice("Which organ filters the blood of waste?", "*A filtering kidney", "A lung"),
    "L16 distractor": choice("Which organ filters blood?", "*The kidney", "The filtering lung"),
    "L17": options("*Blue cotton shirts", "Blue socks", "Cotton socks", "Red shirts"),
    "L18 type": options("*12", "Kim Il Sung", "14"),
    "L19 which": choice("Which of the following is true?", "*It rains", "It snows"),
    "L19 open": choice("The way that most people take to the South", "*By boat", "On foot"),
    "L19 short": choice("What do they do?", "*Walk", "Swim"),
    "L20": options("*By boat", "Sometimes by air", "On foot"),
    "L21 several": choice("The ____ is in the ____", "*cat", "dog"),
    "L21 inside": choice("The ____ sleeps in the house of the soldiers?", "*cat", "dog"),
    "L22 words": choice("word " * 61 + "?", "*By boat", "On foot"),
    "L22 sentences": choice("It is so. It was so. They say so. Why is it so?", "*Rain", "Snow"),
    "L23": options("*In the old house", "In the old shed", "In the old barn"),
    "L24 negations": a_statement(stem="It is not true that nobody came.", correction="Some came."),
    "L24 ideas": a_statement(stem="Bats are blind and they never fly in daylight."),
    "L27": options("*It rises", "It falls", "By boat"),
    "L28 figures": options("*By boat 7", "On foot", "By air"),
    "L28 brackets": options("*By boat (old)", "On foot", "By air"),
    "L28 a qualifying clause": options("*By boat if warm", "On foot", "By air"),
    "L34": a_statement(stem="The wolf was killed by a hunter."),
    "L35 key": replace(options("*By boat", "On foot"), picture=a_picture(alt="They go by boat.")),
    "L35 start": replace(options("*By boat", "On foot"), picture=a_picture(alt="Picture of it")),
    "C06": choice("What do people there eat today, most of all?", "*Rice", "Bread"),
    "C07": a_statement(stem="They were tortured."),
}
"""A question for each sentence that is about one."""

FACTS: dict[str, Fact] = {
    "L18 myth": fact_of(options("*By boat", "On foot", "By air"), myth=MYTH),
    "L31 long": fact_of(statement="They go on and on " * 4 + "."),
    "L31 hard": fact_of(statement="Photosynthesis necessitates electromagnetic radiation."),
    "C01": fact_of(statement="They go. They come."),
    "C02": fact_of(statement="There were 2,914 of them."),
    "C08": replace(fact_of(), evidence=a_fact().evidence),
}
"""A fact for each of those that are about one."""

OF_BOTH: dict[str, tuple[Item, Fact]] = {
    "C03": (options("*By boat"), fact_of(as_of="2019")),
    "C04": (
        options("*By boat"),
        fact_of(status=Status.ATTRIBUTED, attributed_to="the Ministry of Fish"),
    ),
    "C05": (a_statement(), fact_of(status=Status.DISPUTED, reading="The first.")),
}

NOT_HERE = {"L02", "L10", "L11", "L25", "L29", "L30", "L33", "C09", "C10", "C12"}  # of a whole bank
NOT_HERE |= {"L26", "L32", "C11"}  # told in other words, or not at all


def found(key: str) -> list[Finding]:
    passages = {PASSAGE.id: replace(PASSAGE, sensitive=key == "C08")}
    if key in FACTS:
        return list(lint_fact(FACTS[key], passages))
    item, fact = OF_BOTH.get(key) or (ITEMS[key], fact_of(ITEMS[key]))
    return list(lint_item(item, fact, passages))


@pytest.mark.parametrize("key", SAID)
def test_each_sentence_is_said_of_a_question_that_needs_it(key: str) -> None:
    told = {f"{one.rule} {one.case}".strip(): in_plain_words(one) for one in found(key)}
    assert key in told, sorted(told)
    said = told[key]
    for word in ("distractor", "stem", " key", "myth", "as_of", "provenance", "grade ", "{", "'"):
        assert word not in said.replace("doesn't", "")
    assert said.endswith((".", "”", "?"))
    assert len(re.findall(r"\w+", said)) <= 55, "nobody reads more while writing"


def test_a_sentence_is_there_for_every_rule_that_a_teacher_may_meet() -> None:
    assert {key.split()[0] for key in SAID} == RULES.keys() - NOT_HERE
    assert NAMES.keys() == RULES.keys() - NOT_HERE, "what was accepted has a name too"


def test_words_that_make_a_sentence_hard_are_named() -> None:
    (said,) = [in_plain_words(one) for one in found("L31 hard") if one.case == "hard"]
    assert "“electromagnetic”, “Photosynthesis”" in said
    assert "9." not in said


def test_what_the_judge_tells_is_said_in_these_words() -> None:
    draft = a_draft(options("*By boat", "Always on foot", "By lorry"))
    said = {
        one.rule: one.message for one in Judge(a_copy(draft)).troubles(draft, draft.questions[0])
    }
    assert said["L05"].startswith("“always” gives the wrong option “Always on foot” away")
