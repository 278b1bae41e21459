"""The guide's words: rules for questions, with examples that break them and that keep them.

The examples are from everyday life, so that nobody takes them for part of a subject.
"""

from PySide6.QtCore import QCoreApplication

from quizapp.ui.pages.packs.guide.state import Advice


def _tr(text: str) -> str:
    return QCoreApplication.translate("guide", text)


def advice() -> tuple[Advice, ...]:
    """Return the rules, those that matter most first."""
    return (
        Advice(
            _tr("Ask one thing, and ask it as a question"),
            _tr("“Which statement about bicycles is correct?”"),
            _tr("“What happens to a bicycle tyre that has too little air?”"),
            _tr(
                "The first asks as many things as it has options: a wrong answer doesn't tell you "
                "what is not known. The second can be answered before one sees the options."
            ),
        ),
        Advice(
            _tr("Let the wrong options be what people really think"),
            _tr("“Why do onions make you cry?” – “Because they are sad.”"),
            _tr("“Why do onions make you cry?” – “Because of their strong smell.”"),
            _tr(
                "An option that nobody believes is a gift. The best ones are what your pupils "
                "say: collect them."
            ),
        ),
        Advice(
            _tr("Don't let the right option stick out"),
            _tr("“Oil, which makes a chain glide and keeps water out” beside “Soap”"),
            _tr("“Oil” beside “Soap”"),
            _tr("The longest and most careful option is nearly always right, and pupils know it."),
        ),
        Advice(
            _tr("Ask for what is, not for what is not"),
            _tr("“What does not keep you from falling asleep?”"),
            _tr("“What helps you fall asleep?”"),
            _tr("Who overlooks a small word gets it wrong while knowing the answer."),
        ),
        Advice(
            _tr("Let a claim be clearly true or clearly false"),
            _tr("“Coffee often disturbs sleep a little.”"),
            _tr("“Coffee in the afternoon can keep you awake at night.”"),
            _tr("“Often” and “a little” can be argued about. A claim should hold one thought."),
        ),
        Advice(
            _tr("Say why, for each option"),
            _tr("“Wrong!”"),
            _tr(
                "“Salt makes water boil later, but by less than anybody would notice: it is for "
                "the taste.”"
            ),
            _tr("What people remember is the reason, above all when they were wrong."),
        ),
        Advice(
            _tr("Show where it stands"),
            _tr("A question that only you can vouch for"),
            _tr("A question with a sentence of your handout as its source"),
            _tr("Who doubts the answer can read it there, and so can you in a year."),
        ),
    )
