"""A day's task and the next one in words: Today and the summary say the same."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from quizapp.core.views.today import NextTask
from quizapp.ui.wording import words
from quizapp.ui.wording.sessions import spelled


def _tr(text: str) -> str:
    return QCoreApplication.translate("tasks", text)


def comes_next(task: NextTask | None, today: date) -> str:
    """Return what the next day asks: "Tomorrow: 8 questions, 4 of them new. One is on …"."""
    if task is None:
        return _tr("Nothing more comes back: you know all there is here.")
    number = words.questions(task.questions)
    if task.new and task.review:  # else it looks as if all of them were mistakes
        number = _tr("{questions}, {n} of them new").format(questions=number, n=task.new)
    if (task.day - today).days == 1:
        said = _tr("Tomorrow: {questions}.").format(questions=number)
    else:
        day = words.coming_day(task.day, today)
        said = _tr("Next, on {day}: {questions}.").format(questions=number, day=day)
    sure = task.certain_wrong
    if sure == 0:
        return said
    if task.questions == 1:
        return said + " " + _tr("It is on a mistake you were certain about.")
    if sure == 1:
        return said + " " + _tr("One is on a mistake you were certain about.")
    return (
        said
        + " "
        + _tr("{n} are on mistakes you were certain about.").format(n=spelled(sure).capitalize())
    )
