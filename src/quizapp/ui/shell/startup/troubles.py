"""Each kind of trouble in words: what happened, what was kept, what to do."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from quizapp.ui.shell.startup.state import TroubleState, Way
from quizapp.ui.wording.words import counted


def _tr(text: str) -> str:
    return QCoreApplication.translate("startup", text)


def bank_malformed(folder: Path, backups: int, details: str = "", latest: str = "") -> TroubleState:
    """Return what to say when the bank's file is damaged.

    Args:
        folder: the folder it is in.
        backups: how many backups there are to go back to.
        details: what the database said.
        latest: the day of the latest of them: "yesterday, 16:40".
    """
    if backups:
        advice = _tr(
            "Go back to the latest backup, or choose an older one: the damaged file is kept beside "
            "it. Or choose another folder to begin anew there."
        )
    else:
        advice = _tr(
            "Have you a backup elsewhere, on a stick perhaps? Then restore it. Or choose another "
            "folder to begin anew, and keep the damaged file: much of it may be saved."
        )
    without = (Way.CHOOSE_FOLDER, Way.RESTORE, Way.OPEN_FOLDER)
    ways = (Way.RESTORE_LATEST, Way.RESTORE, Way.CHOOSE_FOLDER) if backups else without
    kept = counted(backups, _tr("backup"), _tr("backups"))
    return TroubleState(
        title=_tr("The question bank is damaged"),
        what=_tr("The question bank in {folder} can no longer be read.").format(folder=folder),
        kept=_tr("The file was not changed. {backups} beside it.").format(
            backups=_tr("There are {backups}").format(backups=kept)
            if backups
            else _tr("There is no backup")
        ),
        advice=advice,
        ways=(*ways, Way.QUIT),
        latest=latest,
        details=details,
    )


def disk_full(folder: Path, details: str = "") -> TroubleState:
    """Return what to say when nothing more can be written."""
    return TroubleState(
        title=_tr("The disk is full"),
        what=_tr("There is no room left to write to {folder}.").format(folder=folder),
        kept=_tr("Every response that was shown as recorded is kept."),
        advice=_tr(
            "Free some space, for instance by emptying the bin, and try again. "
            "Or keep the bank on another disk."
        ),
        ways=(Way.TRY_AGAIN, Way.OPEN_FOLDER, Way.CHOOSE_FOLDER, Way.QUIT),
        details=details,
    )


def folder_read_only(folder: Path, details: str = "") -> TroubleState:
    """Return what to say when the folder does not let the app write."""
    return TroubleState(
        title=_tr("This folder can't be written to"),
        what=_tr("The app may read {folder}, but not write there.").format(folder=folder),
        kept=_tr("Nothing in it was changed."),
        advice=_tr(
            "Choose another folder, such as one of your own. Or ask whoever looks after this "
            "computer to let you write here, and try again."
        ),
        ways=(Way.CHOOSE_FOLDER, Way.TRY_AGAIN, Way.QUIT),
        details=details,
    )


def bank_newer(folder: Path, details: str = "") -> TroubleState:
    """Return what to say when the bank was written by a later version of the app."""
    return TroubleState(
        title=_tr("This question bank is newer than the app"),
        what=_tr("A later version of the app has written the bank in {folder}.").format(
            folder=folder
        ),
        kept=_tr("The bank was not touched, so that nothing in it gets lost."),
        advice=_tr(
            "Install the latest version of the app to open it. "
            "Or choose another folder to work with this version there."
        ),
        ways=(Way.CHOOSE_FOLDER, Way.TRY_AGAIN, Way.QUIT),
        details=details,
    )


def bank_busy(file: Path, details: str = "") -> TroubleState:
    """Return what to say when another program holds the bank."""
    return TroubleState(
        title=_tr("The question bank is in use"),
        what=_tr("Another program is writing to {file} and does not let go of it.").format(
            file=file
        ),
        kept=_tr("Everything recorded so far is kept."),
        advice=_tr(
            "Wait a moment and try again. If it stays so, close the other window of this app, or "
            "the program that copies or checks the folder just now."
        ),
        ways=(Way.TRY_AGAIN, Way.CHOOSE_FOLDER, Way.QUIT),
        details=details,
    )


def content_with_errors(problems: tuple[str, ...], bank_is_there: bool) -> TroubleState:
    """Return what to say when the documents and questions can't be read.

    Args:
        problems: each as ``file:line: id: what is wrong; how to mend it``.
        bank_is_there: whether there is a bank from an earlier start to go on with.
    """
    count = counted(len(problems), _tr("error"), _tr("errors"))
    if bank_is_there:
        kept = _tr("The question bank of the last start is unchanged, with every response in it.")
        advice = _tr(
            "Go on with the bank as it was. Whoever wrote the content finds every error, with its "
            "file and line, in the details."
        )
    else:
        kept = _tr("Nothing was written.")
        advice = _tr(
            "Mend the content: the details name every error with its file and line. Then try again."
        )
    ways = (Way.GO_ON, Way.TRY_AGAIN) if bank_is_there else (Way.TRY_AGAIN,)
    return TroubleState(
        title=_tr("The new content has errors"),
        what=_tr("{count} keep it from becoming questions.").format(count=count)
        if len(problems) != 1
        else _tr("{count} keeps it from becoming questions.").format(count=count),
        kept=kept,
        advice=advice,
        ways=(*ways, Way.QUIT),
        details="\n".join(problems),
    )


def unexpected(details: str, *, can_go_on: bool) -> TroubleState:
    """Return what to say when the app itself has failed.

    Args:
        details: the traceback and the versions; no names of learners.
        can_go_on: whether there is something to go back to.
    """
    return TroubleState(
        title=_tr("Something went wrong in the app"),
        what=_tr("This is a mistake in the app, not one of yours."),
        kept=_tr("Every response that was shown as recorded is kept."),
        advice=_tr(
            "Go on, or close the app and open it again: a quiz goes on at the same question. "
            "If it happens again, copy the details and send them to whoever looks after the app."
        ),
        ways=(Way.GO_ON, Way.QUIT) if can_go_on else (Way.QUIT,),
        details=details,
    )
