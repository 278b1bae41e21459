"""All entries of the gallery. A screen adds its own module and its line here."""

from devtools.gallery.class_lists_entries import class_lists_entries
from devtools.gallery.classroom_entries import classroom_entries
from devtools.gallery.console_entries import console_entries
from devtools.gallery.dialog_entries import dialog_entries
from devtools.gallery.feedback_entries import feedback_entries
from devtools.gallery.guide_entries import guide_entries
from devtools.gallery.intake_document_entries import intake_document_entries
from devtools.gallery.intake_entries import intake_entries
from devtools.gallery.keys_entries import keys_entries
from devtools.gallery.learners_entries import learners_entries
from devtools.gallery.library_entries import library_entries
from devtools.gallery.objections_entries import objections_entries
from devtools.gallery.pack_entries import pack_entries
from devtools.gallery.packs_entries import packs_entries
from devtools.gallery.picture_entries import picture_entries
from devtools.gallery.plan_entries import plan_entries
from devtools.gallery.preparing_entries import preparing_entries
from devtools.gallery.progress_entries import progress_entries
from devtools.gallery.projector_entries import projector_entries
from devtools.gallery.question_entries import question_entries
from devtools.gallery.render_states import Entry
from devtools.gallery.results_entries import results_entries
from devtools.gallery.review_entries import review_entries
from devtools.gallery.settings_entries import settings_entries
from devtools.gallery.setup_entries import setup_entries
from devtools.gallery.shell_entries import shell_entries
from devtools.gallery.sources_entries import sources_entries
from devtools.gallery.startup_entries import startup_entries
from devtools.gallery.summary_entries import summary_entries
from devtools.gallery.today_entries import today_entries
from devtools.gallery.welcome_entries import welcome_entries
from devtools.gallery.widget_entries import widget_entries
from devtools.gallery.workbench_entries import workbench_entries
from devtools.gallery.workbench_picture_entries import workbench_picture_entries


def every_entry() -> tuple[Entry, ...]:
    """Return every entry, in the order of the gallery's page."""
    return (
        *widget_entries(),
        *picture_entries(),
        *question_entries(),
        *feedback_entries(),
        *shell_entries(),
        *learners_entries(),
        *setup_entries(),
        *today_entries(),
        *welcome_entries(),
        *plan_entries(),
        *summary_entries(),
        *classroom_entries(),
        *preparing_entries(),
        *class_lists_entries(),
        *results_entries(),
        *objections_entries(),
        *progress_entries(),
        *review_entries(),
        *library_entries(),
        *packs_entries(),
        *pack_entries(),
        *workbench_entries(),
        *workbench_picture_entries(),
        *guide_entries(),
        *intake_entries(),
        *intake_document_entries(),
        *sources_entries(),
        *startup_entries(),
        *settings_entries(),
        *projector_entries(),
        *console_entries(),
        *keys_entries(),
        *dialog_entries(),
    )
