"""All entries of the gallery. A screen adds its own module and its line here."""

from quizapp.ui.classroom.gallery import classroom_entries
from quizapp.ui.console.gallery import console_entries
from quizapp.ui.gallery.dialog_entries import dialog_entries
from quizapp.ui.gallery.feedback_entries import feedback_entries
from quizapp.ui.gallery.question_entries import question_entries
from quizapp.ui.gallery.widget_entries import widget_entries
from quizapp.ui.keys.gallery import keys_entries
from quizapp.ui.learners.gallery import learners_entries
from quizapp.ui.library.gallery import library_entries
from quizapp.ui.plan.gallery import plan_entries
from quizapp.ui.preparing.gallery import preparing_entries
from quizapp.ui.progress.gallery import progress_entries
from quizapp.ui.projector.gallery import projector_entries
from quizapp.ui.results.gallery import results_entries
from quizapp.ui.review.gallery import review_entries
from quizapp.ui.settings.gallery import settings_entries
from quizapp.ui.setup.gallery import setup_entries
from quizapp.ui.shell.gallery import shell_entries
from quizapp.ui.showing import Entry
from quizapp.ui.startup.gallery import startup_entries
from quizapp.ui.summary.gallery import summary_entries
from quizapp.ui.today.gallery import today_entries


def every_entry() -> tuple[Entry, ...]:
    """Return every entry, in the order of the gallery's page."""
    return (
        *widget_entries(),
        *question_entries(),
        *feedback_entries(),
        *shell_entries(),
        *learners_entries(),
        *setup_entries(),
        *today_entries(),
        *plan_entries(),
        *summary_entries(),
        *classroom_entries(),
        *preparing_entries(),
        *results_entries(),
        *progress_entries(),
        *review_entries(),
        *library_entries(),
        *startup_entries(),
        *settings_entries(),
        *projector_entries(),
        *console_entries(),
        *keys_entries(),
        *dialog_entries(),
    )
