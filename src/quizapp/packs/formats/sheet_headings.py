"""What the headings of tables of questions mean, in the words of many programs and languages."""

import re
import unicodedata

from quizapp.core.authoring.columns import Meaning

RIGHT_PLACE = "right option"
"""The heading of the key in what the app writes itself."""

_ANSWER = "answer"
"""Stands for a heading such as "Answer", which is an option or the key by what is beside it."""

_WHICH = r"[\s:.\-–_#]*(?:nr|no|number|choice)?[\s:.\-–_#(]*(?:[1-9]\d?|[a-j])\b[)\s]*"
_OPTION_WORDS = (
    r"(?:answer|option|choice|alternative|response|possible answer|answer option|answer choice"
    r"|antwort|antwortmöglichkeit|antwortoption|antwortalternative|auswahl|auswahlmöglichkeit"
    r"|wahlmöglichkeit|möglichkeit|réponse|reponse|choix|proposition|respuesta|opción|opcion"
    r"|risposta|opzione|resposta|opção|antwoord|optie|odpowiedź|odpověď|svar|보기|선택지|답안)"
)
_RIGHT_WORDS = (
    r"correct|right|richtige?r?s?|korrekte?r?s?|lösung(?:s\w+)?|loesung|solution|answer key|key"
    r"|schlüssel|bonnes?|correcta|corretta|correta|juiste?|poprawna|정답|答え|答案|正解"
)
_FEEDBACK_WORDS = (
    r"feedback|explanation|rationale|erklärung|erläuterung|begründung|rückmeldung|hinweis"
    r"|kommentar|comment|explication|explicación|spiegazione|uitleg|해설"
)

_RULES: tuple[tuple[str, str], ...] = (
    (Meaning.KEY, r"(?:true|wahr|richtig|t|w|r|vrai)\s*(?:/|or|oder|ou)\s*(?:false|falsch|f|faux)"),
    (Meaning.KEY, r"right option"),
    (
        Meaning.KIND,
        r"(?:question |item )?(?:type|kind)|type of question|frage(?:n)?typ|typ|art|유형",
    ),
    (
        Meaning.SETTING,
        r"(?:question|frage|item)?\s*(?:#|nr\.?|no\.?|number|nummer)|#|id|code|index|n°|번호"
        r"|lfd\.? ?nr\.?"
        r"|(?:time|zeit|zeitlimit|seconds|sekunden|points?|punkte|score|marks|timer|duration"
        r"|temps|tiempo|difficulty|schwierigkeit|level|weight)\b.*",
    ),
    (
        Meaning.PICTURE,
        r"(?:question )?(?:image|picture|video|youtube|media|audio|bild|foto|video|medien|이미지)"
        r"s?\b.*",
    ),
    (
        Meaning.OPTION_FEEDBACK,
        rf"(?:{_FEEDBACK_WORDS})\s*(?:for|on|to|zu|zur|für|if)?\s*(?:{_OPTION_WORDS})?{_WHICH}",
    ),
    (Meaning.CORRECTION, r"correction|corrected statement|berichtigung|korrektur|richtigstellung"),
    (
        Meaning.WRONG,
        r"(?:incorrect|wrong|false|falsche?|distractor|distraktor|mauvaise|incorrecta|오답)\b"
        rf"\s*(?:{_OPTION_WORDS})?(?:en|n|s|es)?(?:{_WHICH})?.*",
    ),
    (
        Meaning.FLAG,
        rf"(?:is )?(?:{_RIGHT_WORDS})\s*(?:{_OPTION_WORDS})?{_WHICH}\??"
        rf"|(?:{_OPTION_WORDS}){_WHICH}(?:is )?(?:{_RIGHT_WORDS})\??",
    ),
    (Meaning.KEY, rf"(?:the |die )?(?:{_RIGHT_WORDS})\b.*"),
    (
        Meaning.KEY,
        rf"(?:{_OPTION_WORDS})s?(?:en)?\s*\(?(?:{_RIGHT_WORDS}|key|index)\b.*|(?:réponse|respuesta)"
        r"\s*(?:correcte|juste|correcta)\b.*",
    ),
    (Meaning.FEEDBACK, rf"(?:(?:answer|general|antwort) ?)?(?:{_FEEDBACK_WORDS})\b.*"),
    (Meaning.OPTION, rf"(?:text for )?(?:{_OPTION_WORDS}){_WHICH}.*"),
    (Meaning.OPTION, r"[a-h][).]?|\([a-h]\)|[①-⑧]"),
    (_ANSWER, r"answers?|antwort|réponse|respuesta|risposta|antwoord|답|답안"),
    (
        Meaning.OPTIONS,
        r"(?:answer )?(?:options|choices)|(?:possible )?answers|antworten|antwortmöglichkeiten"
        r"|auswahl|auswahlmöglichkeiten|보기|선택지",
    ),
    (Meaning.OPTION, rf"(?:{_OPTION_WORDS})"),
    (
        Meaning.QUESTION,
        r"(?:the )?(?:questions?|statements?|stem|prompt|problem|item|fragen?|fragetext"
        r"|fragestellung|aufgabe(?:nstellung)?|aussage|behauptung|pregunta|enunciado|domanda|pergunta|vraag"
        r"|pytanie|otázka|spørgsmål|fråga|문제|질문|문항|問題|质问|题目|вопрос)"
        r"(?:[ \-–:(].*)?",
    ),
    (
        Meaning.SOURCE,
        r"sources?|references?|quelle(?:n)?|beleg|fundstelle|citation|출처|fuente",
    ),
    (
        Meaning.TOPIC,
        r"topics?|category|categories|subject|chapter|unit|thema|kategorie|kapitel|fach"
        r"|rubrik|bereich|주제|categoría|catégorie",
    ),
    (Meaning.TAGS, r"tags?|keywords?|labels?|schlagw[oö]rt(?:er)?|stichw[oö]rt(?:er)?"),
    (Meaning.NAME, r"names?|titles?|titel|bezeichnung"),
)
_COMPILED = tuple((meaning, re.compile(pattern)) for meaning, pattern in _RULES)


_OF_QUESTION = re.compile(r"(?:question|frage|item)[ \-_:]+(\S.*)")
_BESIDE_IT = frozenset(
    {
        Meaning.KIND,
        Meaning.SETTING,
        Meaning.PICTURE,
        Meaning.FEEDBACK,
        Meaning.KEY,
        Meaning.TOPIC,
        Meaning.TAGS,
        Meaning.SOURCE,
    }
)
_ITSELF = re.compile(r"(?:question|frage)\b.*")
_TITLE = re.compile(r"title|titel")


def said_meaning(heading: str) -> str:
    """Return what a heading says by itself: a meaning, "answer", or "" for none that is known."""
    words = _folded(heading)
    if not words or len(words) > _LONGEST:
        return ""
    # "Question type" is of the question, and not it.
    of_question = _OF_QUESTION.fullmatch(words)
    if of_question and (meaning := _meaning(of_question[1])) in _BESIDE_IT:
        return meaning
    return _meaning(words)


def _meaning(words: str) -> str:
    return next((meaning for meaning, pattern in _COMPILED if pattern.fullmatch(words)), "")


_LONGEST = 150
"""Letters of the longest heading: those of Kahoot have up to ninety."""


GARBLED_MARK = "ï»¿"
"""A byte order mark of UTF-8 that a table program took for three letters."""


def _folded(heading: str) -> str:
    heading = heading.removeprefix(GARBLED_MARK)
    words = unicodedata.normalize("NFKC", heading).casefold()
    return " ".join(words.split()).strip("*:?!. ")


def meanings_of(headings: tuple[str, ...]) -> tuple[Meaning, ...]:
    """Return what the columns under these headings mean, each seen beside the others."""
    said = [said_meaning(heading) for heading in headings]
    options = sum(one in (Meaning.OPTION, Meaning.OPTIONS) for one in said)
    answers = said.count(_ANSWER)
    if answers:
        # "Answer" four times are the options; once, it is the key.
        role = Meaning.OPTION if answers > 1 else Meaning.KEY
        if answers == 1 and not options and Meaning.KEY in said and Meaning.WRONG not in said:
            role = Meaning.OPTIONS
        said = [role if one == _ANSWER else one for one in said]
        options += answers if role is Meaning.OPTION else 0
    if said.count(Meaning.OPTIONS) > 1:
        said = [Meaning.OPTION if one == Meaning.OPTIONS else one for one in said]
    if said.count(Meaning.FLAG) < 2:
        # "Correct answer 1" alone is the key, or the right one beside the wrong ones.
        said = [Meaning.KEY if one == Meaning.FLAG else one for one in said]
    if Meaning.WRONG in said and not options:
        said = [Meaning.RIGHT if one in (Meaning.KEY, Meaning.FLAG) else one for one in said]
    elif Meaning.WRONG in said:
        said = [Meaning.WRONG if one == Meaning.WRONG else one for one in said]
    folded = [_folded(heading) for heading in headings]
    if Meaning.QUESTION not in said and options > 1:
        # In some programs a question is the title of its slide.
        said = [
            Meaning.QUESTION if _TITLE.fullmatch(words) else one
            for words, one in zip(folded, said, strict=True)
        ]
    asks = [place for place, one in enumerate(said) if one == Meaning.QUESTION]
    if len(asks) > 1:
        stem = min(asks, key=lambda place: (not _ITSELF.match(folded[place]), len(folded[place])))
        said = ["" if one == Meaning.QUESTION and n != stem else one for n, one in enumerate(said)]
    for only in (Meaning.KEY, Meaning.KIND, Meaning.TOPIC):
        said = _once(said, only)
    return tuple(Meaning(one) if one else Meaning.NOTHING for one in said)


def _once(said: list[str], meaning: Meaning) -> list[str]:
    """Return meanings of which one is only that of the first column that has it."""
    if said.count(meaning) < 2:
        return said
    first = said.index(meaning)
    return ["" if one == meaning and place != first else one for place, one in enumerate(said)]


def weight_of(headings: tuple[str, ...]) -> int:
    """Return how much a row looks like the headings of questions; 0: it can't be that."""
    if len(headings) < 2:
        return 0
    meanings = meanings_of(headings)
    known = sum(one is not Meaning.NOTHING for one in meanings)
    asks = Meaning.QUESTION in meanings
    answers = {Meaning.OPTION, Meaning.OPTIONS, Meaning.KEY, Meaning.RIGHT, Meaning.WRONG} & set(
        meanings
    )
    return known if asks and answers else 0


ONLY_ASKED = "only choice and true/false are asked here"

_NOT_ASKED = (
    (re.compile(r"poll|survey|umfrage|abstimmung|opinion|meinung"), "a poll"),
    (
        re.compile(r"open[ -]?ended|essay|free|offen|freitext|aufsatz|brainstorm"),
        "an open question",
    ),
    (re.compile(r"word ?cloud|wortwolke"), "a word cloud"),
    (re.compile(r"puzzle|order|sort|sequence|jumble|reihenfolge|ordnen|rank"), "a puzzle"),
    (re.compile(r"match|zuordn|pairs?\b|paare"), "a matching question"),
    (re.compile(r"fill|blank|cloze|lücke|text ?(?:input|entry)"), "a gap to fill in"),
    (re.compile(r"draw|zeichn|hotspot|pin|label|drag|video|audio"), "a drawing or a picture"),
    (re.compile(r"type|short|kurzantwort|numeric|number|numerisch|slider|math"), "a typed answer"),
    (re.compile(r"slide|folie|passage|comprehension|content|info"), "a page to read"),
)
_KINDS_ASKED = re.compile(
    r"true|false|wahr|multiple|choice|single|checkbox|multi|quiz|mc|sc|select|auswahl|falsch|tf|oder"
)


def reason_not_asked(kind: str) -> str:
    """Return why a question of a kind is not asked here; empty where it is."""
    words = _folded(kind)
    if not words or _KINDS_ASKED.search(words):
        return ""
    for pattern, what in _NOT_ASKED:
        if pattern.search(words):
            return f"{what}: {ONLY_ASKED}"
    return ""
