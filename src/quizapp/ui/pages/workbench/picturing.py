"""Pictures at the Workbench: read, made small, and put with a question or a passage."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from quizapp.core.authoring import composing
from quizapp.core.authoring.edits import put
from quizapp.core.authoring.illustrating import with_passage_picture
from quizapp.core.content.pictures import NoPictureError, Picture, picture_of
from quizapp.core.errors import ExpectedError
from quizapp.ui.pages.workbench.intents import (
    BringPicture,
    ChoosePicture,
    DescribePicture,
    PictureIntent,
    RemovePicture,
    Spot,
)
from quizapp.ui.pages.workbench.picture_held import ENDINGS
from quizapp.ui.pages.workbench.sights import find
from quizapp.ui.pages.workbench.state import Tab, Told, WorkbenchState

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.core.content.documents import Document
    from quizapp.core.content.ids import PackId
    from quizapp.ui.pages.workbench.editing import Editing
    from quizapp.ui.pages.workbench.intents import WorkbenchIntent
    from quizapp.ui.shell.page import Page

log = logging.getLogger(__name__)


class Picturing(QObject):
    """Adds, describes, replaces and removes pictures; each is an edit like every other.

    Args:
        page: shows the working copy, and runs what reads files.
        editing: makes the edits.
        describe: puts the keyboard where it is written what a picture shows.
    """

    def __init__(
        self,
        page: Page[WorkbenchState, WorkbenchIntent],
        editing: Editing,
        describe: Callable[[Spot], None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._editing = editing
        self._ask_words = describe

    @property
    def _now(self) -> WorkbenchState:
        assert self._page.state is not None  # only what is shown is illustrated
        return self._page.state

    def handle(self, intent: PictureIntent) -> None:
        """Do what was asked for with a picture."""
        match intent:
            case ChoosePicture(spot):
                self._choose(spot)
            case BringPicture(spot, files, data):
                self._bring(spot, files, data)
            case RemovePicture(spot):
                label = self.tr("remove the picture")
                if self._put(spot, None, label):
                    self._tell(Told(self.tr("The picture is removed"), self.tr("Ctrl+Z undoes")))
            case DescribePicture(spot, words):
                self._write(spot, words)

    def _choose(self, spot: Spot) -> None:
        kinds = self.tr("Pictures ({endings})").format(
            endings=" ".join(f"*{ending}" for ending in ENDINGS)
        )
        self._page.context.dialogs.choose_file(
            self._page.screen,
            self.tr("Choose a picture"),
            kinds,
            lambda file: self._bring(spot, (file,), b""),
        )

    def _bring(self, spot: Spot, files: tuple[Path, ...], data: bytes) -> None:
        pack_id = self._now.copy.pack_id
        work = partial(_made_of_file, files[0]) if files else partial(_made_of_copied, data)
        more = len(files) > 1
        self._page.run(work, partial(self._take, pack_id, spot, more), self._refuse)

    def _take(self, pack_id: PackId, spot: Spot, more: bool, made: Picture) -> None:
        state = self._page.state
        if state is None or state.copy.pack_id != pack_id:
            return
        before = self._at(spot)
        if before is not None:  # its words may still be right, and are not thrown away
            made = replace(made, alt=before.alt)
        label = self.tr("add a picture") if before is None else self.tr("replace the picture")
        if not self._put(spot, made, label):
            return
        if before is None:
            told = Told(self.tr("The picture is added. Say what it shows."))
        else:
            told = Told(self.tr("The picture is replaced. See whether its words still say it."))
        if more:
            told = replace(told, hint=self.tr("Only the first was taken: there is room for one."))
        self._tell(told)
        self._ask_words(spot)

    def _refuse(self, error: ExpectedError) -> None:
        if self._page.state is not None:
            self._tell(Told(error.message, error.hint, trouble=True))

    def _tell(self, told: Told) -> None:
        self._page.render(replace(self._now, told=told))

    # What stands where

    def _at(self, spot: Spot) -> Picture | None:
        if spot.item_id is not None:
            found = find(self._now.copy, spot.item_id)
            return None if found is None else found[1].item.picture
        document = self._document(spot)
        passages = () if document is None else document.passages
        return next((one.picture for one in passages if one.id == spot.passage_id), None)

    def _document(self, spot: Spot) -> Document | None:
        for document in self._now.copy.documents:
            if any(one.id == spot.passage_id for one in document.passages):
                return document
        return None

    def _put(self, spot: Spot, picture: Picture | None, label: str, words: str = "") -> bool:
        """Make the edit; return whether the question or passage is still there, and it changes."""
        now = self._now
        if self._at(spot) == picture:
            return False
        if spot.item_id is not None:
            found = find(now.copy, spot.item_id)
            if found is None:
                return False
            draft, question = found
            item = replace(question.item, picture=picture)
            if now.item_id == spot.item_id and now.tab is Tab.TEACH_MORE:
                self._page.render(replace(now, tab=Tab.QUESTION))
            after = composing.with_item(draft, question, item)
            self._editing.edit(put(label, (draft, after)), draft.id)
        else:
            document = self._document(spot)
            if document is None or spot.passage_id is None:
                return False
            changed = with_passage_picture(document, spot.passage_id, picture)
            self._editing.edit(put(label, (document, changed)), words=words)
        return True

    def _write(self, spot: Spot, words: str) -> None:
        """Store what a passage's picture shows; that of a question is written like its texts."""
        picture = self._at(spot)
        if picture is not None:
            described = replace(picture, alt=words)
            self._put(spot, described, self.tr("write what the picture shows"), words)


def _made_of_file(file: Path) -> Picture:
    """Return the picture that is made of a file, without words.

    Raises:
        ExpectedError: it can't be read, or is no picture.
    """
    from quizapp.ui.kit.picture_encoding import MOST_IN

    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_IN + 1)  # one more: that it has too many is told from it
    except OSError as error:
        raise ExpectedError(
            f"{file.name} can't be read: {error.strerror or error}.",
            "Nothing was changed. Copy it to this computer, and add the copy.",
        ) from error
    return _made(file.name, data)


def _made_of_copied(data: bytes) -> Picture:
    """Return the picture that is made of what was copied or dropped, without words.

    Raises:
        ExpectedError: it is no picture.
    """
    return _made("What you copied", data)


def _made(name: str, data: bytes) -> Picture:
    from quizapp.ui.kit.picture_encoding import encoded, file_name

    try:
        made, kind, _, _ = encoded(data)
        picture = picture_of(file_name(made, kind), "", made)
    except NoPictureError as error:
        raise ExpectedError(
            f"{name} can't be the picture: it {error}.", "Nothing was changed."
        ) from error
    log.info("a picture was made: %d of %d bytes", len(made), len(data))
    return picture
