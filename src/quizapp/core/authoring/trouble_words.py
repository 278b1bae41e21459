"""What the linter says to a teacher: what to do, why, and an example where one helps.

Its own messages are for those who write packs by hand and know its words (key, distractor, stem).
A teacher meets a sentence once, in the middle of writing; it has to be clear by itself.
"""

import re

from quizapp.core.linting import limits
from quizapp.core.linting.findings import Finding

_MARK = (
    "mark it as sensitive under “Make it teach more”: quizzes then ask it only where that is "
    "wanted. If the word means something else here, accept this with a reason."
)
_EXACT = "and pupils take what is exact for right. Give a wrong option one too, or leave it out."

SAID = {
    "L01": "The right option is the longest, and pupils guess by that. Shorten it (details can go "
    "into its feedback), or make the others as exact.",
    "L03": "{0} speaks of the other options, so whoever knows half can work out the rest. Write an "
    "answer of its own in its place, or take it out: three options are enough.",
    "L04": "{0} are put together from other options, so whoever knows a part can rule out the "
    "rest. Ask about one thing at a time.",
    "L05": "“{0}” gives the wrong option {1} away: hardly anything is so without exception, and "
    "pupils know that. Say it more mildly, such as “many” in place of “all”.",
    "L06": "Only the right option is careful (“{0}”), and pupils notice. Put that word into the "
    "question, or a word like it into a wrong option.",
    "L07 twice": "The question has “{0}” in it, and the option {1} denies something too. Two in "
    "one are hard to untangle: ask for what is so, and let the options say what is.",
    "L07 emphasised": "“{0}” turns the question round, and some pupils read past it. If you can, "
    "ask for what is so: “Which is a mammal?”, not “Which is NOT a fish?”",
    "L07 plain": "“{0}” turns the question round, and many pupils read past it. Ask for what is "
    "so, or write the word in capitals: {1}.",
    "L08 article": "The question ends in “{0}”, which does not fit {1}: so grammar alone rules "
    "that out. End with “a(n)”, or begin each option with its own “a” or “an”.",
    "L08 verb": "The question ends in “{0}”, and only the right option fits that. Let all options "
    "speak of one thing, or all of several.",
    "L08 forms": "The options have different forms: {0} and {1} are {2}. Pupils choose or avoid "
    "the odd one for that alone. Write all of them in the same form.",
    "L09 same": "{0} and {1} are the same answer. Change one of them.",
    "L09 number": "{0} and {1} are the same number. Change one of them.",
    "L09 nearly": "{0} and {1} are almost the same, so pupils hunt for the difference. Make it "
    "plain, or change one of them.",
    "L12": "Numbers are quicker to compare in their order. Put the options like this: {0}.",
    "L13": "{0} and {1} overlap, so both could be right. Let them touch at most, such as 10–20 "
    "and 20–30.",
    "L14 few": "Of two options, guessing finds the right one half of the time. Add a third that "
    "some would believe, or make it a true-or-false question.",
    "L15": "{0} words in a row are those of the passage, so remembering the sentence is enough. "
    "Say it in your own words.",
    "L16 key": "{0} stands in the question and, of all options, only in the right one: pupils can "
    "match the word and know nothing. Use another in one place, or the same in a wrong option too.",
    "L16 distractor": "The wrong option {0} repeats {1} from the question, the right one does not. "
    "Pupils then follow the word, not what they know. Use another word in one of the two.",
    "L17": "The right option can be found without knowing it: it alone shares words ({0}) with "
    "several others. Let the wrong options share words too, or put the right one in other words.",
    "L18 type": "The right option {0} is a {1}, but {2} is a {3}: so it is out before anybody has "
    "thought. Write wrong options of the same sort, best what pupils do believe.",
    "L18 myth": "You wrote down a false belief, but no wrong option stands for it. If one does, "
    "choose it under “Make it teach more”: then you see in class who believes it.",
    "L19 which": "This asks for nothing in particular, so pupils have to test every option. Ask "
    "one thing that can be answered with the options covered.",
    "L19 open": "This does not ask anything yet. End it with a question mark, or with “…” where "
    "the option completes the sentence.",
    "L19 short": "Could a pupil answer this with the options covered? “Photosynthesis needs?” is "
    "too short for that; “What does a plant take from the air for photosynthesis?” is not.",
    "L20": "“{0}” in the option {1} means more to some pupils than to others. Say how much or how "
    "often, such as “one in ten”.",
    "L21 several": "With more than one blank pupils solve a puzzle. Leave one, at the end, or ask "
    "a question.",
    "L21 inside": "Pupils have to keep the beginning in mind to fill this blank. Put it at the "
    "end, or ask: “What do roots take in?”, not “Roots take in ____ for the plant.”",
    "L22 words": "{0} words are a lot to read before one can begin to think. Keep what the "
    "question needs; the rest can stand in the feedback.",
    "L22 sentences": "{0} sentences are a lot to read before one can begin to think. Keep what the "
    "question needs; the rest can stand in the feedback.",
    "L23": "All options begin with “{0}”. Put these words into the question: then the options are "
    "quicker to compare.",
    "L24 negations": "It says no twice (“{0}” and “{1}”), and pupils lose their way. Leave one "
    "“no” or “not” at most.",
    "L24 ideas": "These are two statements in one, joined by “{0}”. If only one of them were true, "
    "what should a pupil answer? Make two questions of it.",
    "L27": "{0} and {1} are opposites, so pupils guess that one of them is right. Give another "
    "option its opposite too, or change the wrong one of the two.",
    "L28 figures": "Only the right option has a figure in it, " + _EXACT,
    "L28 brackets": "Only the right option has something in brackets, " + _EXACT,
    "L28 a qualifying clause": "Only the right option says more than the bare answer (with “if”, "
    "“because”, “which” or a dash), " + _EXACT,
    "L31 long": "The sentence that the card begins with has {0} words. Up to "
    f"{limits.FACT_WORDS_MOST} are read at a glance: keep the one thing worth remembering.",
    "L31 hard": "The sentence that the card begins with is hard to read at a glance. Say it as you "
    "would to a pupil who missed the lesson, in shorter words and fewer of them.{0}",
    "L34": "“{0}” may be about violence or death. If it is, " + _MARK,
    "L35 key": "The words for the picture have the right option {0} in them: whoever hears them "
    "knows the answer. Say what one sees, not what it means: “bars that rise”, not “growth”.",
    "L35 start": "It begins with “{0}”, and a screen reader has just said that it is a picture. "
    "Say at once what it shows.",
    "C01": "The card begins with one sentence, and these are {0}. Keep the one thing worth "
    "remembering; the rest can be the explanation, or another question.",
    "C02": "“{0}” looks like a figure that changes. Say under “Year of the figures” when it was "
    "so, or one day the answer will be wrong.",
    "C03": "The figure is of {0}, but the question does not say so. Write the year into it, or "
    "into the line above it (under “Make it teach more”).",
    "C04": "It is known from {0}, but the question does not say so. Write it into the question or "
    "into the line above it: “According to {0}, …”",
    "C05": "Sources differ on this. Name in the statement, or in the line above it, whose word it "
    "is: only then it is true or false.",
    "C06": "What is so “{0}” will not stay so. Name the year: “in 2024”.",
    "C07": "“{0}” may be hard for some pupils to read about. If it is meant so, " + _MARK,
    "C08": "Its passage is marked as sensitive, and the card shows it. Mark the question too "
    "(under “Make it teach more”), or choose another source.",
}
"""What is said for each rule, and for each of its cases; in braces what the finding is about."""

NAMES = {
    "L01": "the right option is the longest",
    "L03": "an option speaks of the others",
    "L04": "options are put together from others",
    "L05": "a word such as “always” in a wrong option",
    "L06": "only the right option is careful",
    "L07": "the question is turned round by a “not”",
    "L08": "grammar rules an option out",
    "L09": "two are the same, or almost",
    "L12": "numbers out of their order",
    "L13": "options overlap",
    "L14": "too few options",
    "L15": "the words of the passage",
    "L16": "a word of the question in one option alone",
    "L17": "the right option is the most like the others",
    "L18": "an option that nobody would choose, or none with the false belief",
    "L19": "the question alone does not say what is asked",
    "L20": "a word that means more to some than to others",
    "L21": "a blank inside the question",
    "L22": "much to read",
    "L23": "all options begin alike",
    "L24": "two statements or two denials in one",
    "L27": "two opposites, one of them right",
    "L28": "only the right option is exact",
    "L31": "the sentence of the card is long or hard",
    "L34": "a word that may be about violence or death",
    "L35": "the words for the picture",
    "C01": "several sentences on the card",
    "C02": "a figure without its year",
    "C03": "the question does not name the year",
    "C04": "the question does not say whose word it is",
    "C05": "the statement does not say whose word it is",
    "C06": "a word such as “today”",
    "C07": "a word that may be hard to read about",
    "C08": "a sensitive passage",
}
"""What was accepted, in a few words."""

_LONG = " What makes it hard: {words}. Keep what you teach, and change the rest."
_AS_CODE = re.compile(r"(?<!\w)'([^']*)'(?!\w)")


def in_plain_words(finding: Finding) -> str:
    """Return a finding of the linter for a teacher; of rules that no teacher meets as it is."""
    said = SAID.get(f"{finding.rule} {finding.case}".strip())
    if said is None:
        return f"{finding.message} {finding.remedy}"
    words = finding.words
    if (finding.rule, finding.case) == ("L31", "hard"):
        listed = ", ".join(f"“{word}”" for word in words)
        words = (_LONG.format(words=listed) if listed else "",)
    if finding.rule in ("L16", "L17"):
        words = tuple(_AS_CODE.sub(r"“\1”", word) for word in words)
    return said.format(*words)
