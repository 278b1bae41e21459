"""Pictures at the Workbench: added from files, dropped and pasted, described, undone, published."""

import struct
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.authoring.edits import put
from quizapp.core.content.ids import PackId
from quizapp.core.content.pictures import Picture
from quizapp.services.services import Services
from quizapp.ui.pages.workbench.picture_part import PicturePart
from quizapp.ui.pages.workbench.screen import WorkbenchScreen
from quizapp.ui.pages.workbench.state import Tab
from quizapp.ui.shell import destinations as to
from tests.packs.folders import a_folder
from tests.pictures import a_png
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import seen

SAMPLE = PackId("sample")
ENTER, F8 = Qt.Key.Key_Return, Qt.Key.Key_F8
ASKED = "Say what the picture shows, for pupils who can't see it."


def go(sitting: Sitting, destination: to.Destination) -> Sitting:
    assert sitting.app.navigator is not None
    sitting.app.navigator.go(destination)
    return sitting.settle()


@pytest.fixture
def bench(mina: Sitting, tmp_path: Path) -> Sitting:
    """Return a sitting at the Workbench, in the first question of the sample pack."""
    mina.services.packs.add(a_folder(tmp_path))
    go(mina.settle(), to.OpenWorkbench(SAMPLE))
    first = mina.services.workbench.open(SAMPLE).copy.drafts[0].questions[0].item.id
    return go(mina, to.OpenWorkbench(SAMPLE, first))


@pytest.fixture
def png(tmp_path: Path) -> Path:
    file = tmp_path / "Strom, Bild 1.png"
    file.write_bytes(a_png(60, 40))
    return file


def screen(sitting: Sitting) -> WorkbenchScreen:
    return sitting.the(WorkbenchScreen)


def picture(services: Services, number: int = 0) -> Picture | None:
    return services.workbench.open(SAMPLE).copy.drafts[number].questions[0].item.picture


def of_passage(services: Services, number: int = 0) -> Picture | None:
    return services.workbench.open(SAMPLE).copy.documents[0].passages[number].picture


def answer_with(sitting: Sitting, path: Path | None) -> None:
    assert isinstance(sitting.dialogs, FakeDialogs)
    sitting.dialogs.path = path


def add(sitting: Sitting, file: Path) -> Sitting:
    answer_with(sitting, file)
    return sitting.tab_to("Add a picture…").press(ENTER)


def held(*files: Path, image: QImage | None = None, words: str = "") -> QMimeData:
    made = QMimeData()
    if files:
        made.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    if image is not None:
        made.setImageData(image)
    if words:
        made.setText(words)
    return made


def drop(sitting: Sitting, widget: QWidget, what: QMimeData, place: QPoint | None = None) -> bool:
    """Hold something over a widget and let it go there; return whether it was taken."""
    here = place or widget.rect().center()
    action, mouse = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    bare = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(here, action, what, mouse, bare)
    QApplication.sendEvent(widget, enter)
    taken = enter.isAccepted()
    if taken:
        let_go = QDropEvent(QPointF(here), action, what, mouse, bare, QEvent.Type.Drop)
        QApplication.sendEvent(widget, let_go)
    sitting.settle()
    return taken


def test_a_picture_is_added_described_tried_and_published_by_keys(
    bench: Sitting, png: Path
) -> None:
    add(bench, png)
    assert bench.focus_name == "What does the picture show?"
    assert ASKED in bench.text
    assert "The picture is added. Say what it shows." in bench.text
    bench.type("A grey field").press(ENTER)
    assert ASKED not in bench.text
    kept = picture(bench.services)
    assert kept is not None
    assert (kept.alt, kept.width, kept.height) == ("A grey field", 60, 40)
    assert kept.file == f"{kept.digest[:16]}.png"
    bench.click("Try it")
    pupil = screen(bench).editor.pupil
    assert [one.accessibleName() for one in seen(pupil, QWidget) if one.accessibleName()].count(
        "A grey field"
    ) == 1
    bench.services.publishing.publish(SAMPLE, "", "Ms Kim")
    folder = bench.services.packs.folder(SAMPLE)
    assert folder is not None
    assert (folder / "pictures" / kept.file).read_bytes() == kept.data


def test_what_is_not_described_is_not_ready_and_trouble_leads_to_its_field(
    bench: Sitting, png: Path
) -> None:
    add(bench, png)
    bench.press(ENTER, ctrl=True)  # it was ready, and becomes a draft
    bench.press(ENTER, ctrl=True)
    assert f"Not ready yet: {ASKED}" in bench.text
    assert bench.focus_name == "What does the picture show?"
    draft = bench.services.workbench.open(SAMPLE).copy.drafts[0]
    assert draft.questions[0].state is QuestionState.DRAFT
    bench.tab_to("Retire").press(F8)
    assert bench.focus_name == "What does the picture show?"


def test_every_step_is_undone_and_made_again_after_a_restart(
    bench: Sitting, png: Path, tmp_path: Path, start: Start
) -> None:
    other = tmp_path / "other.png"
    other.write_bytes(a_png(30, 30, 9))
    add(bench, png)
    bench.type("One").press(ENTER)
    answer_with(bench, other)
    bench.click("Replace the picture…")
    assert "See whether its words still say it." in bench.text
    replaced = picture(bench.services)
    assert replaced is not None
    assert (replaced.alt, replaced.width) == ("One", 30)
    bench.click("Remove the picture")
    assert picture(bench.services) is None
    bench.end()
    again = go(start(), to.OpenWorkbench(SAMPLE))
    seen_then = []
    for said in ("remove the picture", "replace the picture", "write what the picture shows"):
        again.press("Z", ctrl=True)
        assert f"Undone: {said}" in again.text
        seen_then.append(picture(again.services))
    assert [one.width if one else None for one in seen_then] == [30, 60, 60]
    assert [one.alt if one else None for one in seen_then] == ["One", "One", ""]
    again.press("Z", ctrl=True)
    assert "Undone: add a picture" in again.text
    assert picture(again.services) is None
    for _ in range(3):
        again.press("Y", ctrl=True)
    back = picture(again.services)
    assert back == replaced
    assert back.data == replaced.data
    assert seen(screen(again).editor, PicturePart)[0].view.is_drawn


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.png", b"", "a.png can't be the picture: it is empty."),
        ("a.jpg", b"\xff\xd8\xff\xe0 cut", "it is damaged, or not all of it is there."),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "script in it"),
        ("a.png", b"%PDF-1.7", "it is a PDF, no picture. Save what you need of it"),
        ("phone.jpg", b"\0\0\0\x18ftypheic", "(HEIC). Save it as JPEG"),
        ("dir.png", None, "dir.png can't be read"),
    ],
)
def test_what_is_no_picture_is_told_in_words_and_nothing_is_lost(
    bench: Sitting, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    file = tmp_path / name
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    form = screen(bench).editor.form
    assert form is not None
    bench.type(" More?")
    add(bench, file)
    assert said in bench.text
    assert "Nothing was changed." in bench.text
    assert picture(bench.services) is None
    assert form.stem.words.endswith("More?")


def test_a_file_of_100_megabytes_is_never_read_whole(bench: Sitting, tmp_path: Path) -> None:
    file = tmp_path / "huge.png"
    with file.open("wb") as opened:
        opened.write(a_png())
        opened.truncate(100_000_000)
    add(bench, file)
    assert "huge.png can't be the picture: it has more than 30 MB." in bench.text


def test_of_picture_files_that_are_dropped_on_the_editor_the_first_is_taken(
    bench: Sitting, png: Path
) -> None:
    assert drop(bench, screen(bench).editor, held(png, png))
    assert picture(bench.services) is not None
    assert "Only the first was taken: there is room for one." in bench.text
    assert bench.focus_name == "What does the picture show?"


def test_a_file_of_questions_goes_on_to_the_intake(bench: Sitting, tmp_path: Path) -> None:
    file = tmp_path / "quiz.gift"
    file.write_text("What is it? {=A ~B}")
    assert drop(bench, screen(bench).editor, held(file))
    assert not bench.shows(WorkbenchScreen)
    assert picture(bench.services) is None


def test_a_picture_of_a_browser_is_dropped_with_its_address_beside_it(bench: Sitting) -> None:
    image = QImage(50, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    what = held(image=image, words="https://example.org/a.png")
    assert drop(bench, screen(bench).editor, what)
    kept = picture(bench.services)
    assert kept is not None
    assert (kept.width, kept.height) == (50, 20)


def test_a_copied_picture_is_pasted_from_within_a_field_and_words_stay_words(
    bench: Sitting, png: Path
) -> None:
    form = screen(bench).editor.form
    assert form is not None
    before = form.stem.words
    image = QImage(50, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    board = QApplication.clipboard()
    board.setMimeData(held(image=image, words="Words of a cell"))
    bench.press("V", ctrl=True)
    assert (form.stem.words, picture(bench.services)) == (f"{before}Words of a cell", None)
    board.setMimeData(held(image=image))
    bench.press("V", ctrl=True)
    kept = picture(bench.services)
    assert kept is not None
    assert kept.width == 50
    board.setMimeData(held(png))
    bench.press("V", ctrl=True)
    again = picture(bench.services)
    assert again is not None
    assert (again.width, again.alt) == (60, "")
    board.clear()


def test_a_passage_gets_a_picture_is_described_and_undone(bench: Sitting, png: Path) -> None:
    answer_with(bench, png)
    text = screen(bench).passages.text
    text.setFocus()
    bench.tab_to("Add a picture to this passage…").press(ENTER)
    assert bench.focus_name == "What does the picture of passage 1 show?"
    assert bench.focus is screen(bench).passages.picture.alt
    assert ASKED in bench.text
    assert "Picture, not described yet" in text.toPlainText()
    bench.type("A field").press(Qt.Key.Key_Tab)
    kept = of_passage(bench.services)
    assert kept is not None
    assert kept.alt == "A field"
    assert "Picture: A field." in text.toPlainText()
    bench.press("Z", ctrl=True)
    assert "Undone: write what the picture shows" in bench.text
    bench.press("Z", ctrl=True)
    assert of_passage(bench.services) is None


def test_words_for_one_passage_are_stored_with_it_when_the_cursor_goes_to_another(
    bench: Sitting, png: Path
) -> None:
    answer_with(bench, png)
    passages = screen(bench).passages
    ids = [one.id for one in bench.services.workbench.open(SAMPLE).copy.documents[0].passages]
    bench.click("Add a picture to this passage…").type("First")
    passages.text.go_to(ids[1])
    bench.settle()
    assert passages.picture.alt.words == ""
    kept = of_passage(bench.services)
    assert kept is not None
    assert kept.alt == "First"
    assert of_passage(bench.services, 1) is None


def test_a_picture_goes_to_the_passage_it_is_dropped_on(bench: Sitting, png: Path) -> None:
    passages = screen(bench).passages
    ids = [one.id for one in bench.services.workbench.open(SAMPLE).copy.documents[0].passages]
    passages.text.go_to(ids[1])
    spot = passages.text.viewport().mapTo(passages, passages.text.cursorRect().center())
    passages.text.go_to(ids[0])
    assert drop(bench, passages, held(png), spot)
    assert of_passage(bench.services, 1) is not None
    assert of_passage(bench.services) is None
    assert passages.text.here == ids[1]


def test_words_of_a_passage_that_another_window_changed_are_told(bench: Sitting, png: Path) -> None:
    answer_with(bench, png)
    bench.click("Add a picture to this passage…")
    document = bench.services.workbench.open(SAMPLE).copy.documents[0]
    theirs = replace(document, title="Theirs")
    bench.services.workbench.edit(SAMPLE, put("theirs", (document, theirs)))
    bench.type("My words").press(Qt.Key.Key_Tab)
    assert "You typed: My words" in bench.text


def test_a_picture_for_a_question_that_was_left_is_put_with_it_all_the_same(
    bench: Sitting, png: Path
) -> None:
    answer_with(bench, png)
    items = [one.item.id for _, one in bench.services.workbench.open(SAMPLE).copy.questions()]
    form = screen(bench).editor.form
    assert form is not None
    form.picture.add.click()  # it is read in the background
    go(bench, to.OpenWorkbench(SAMPLE, items[1]))
    assert picture(bench.services) is not None
    assert bench.focus_name != "What does the picture show?"


def test_the_words_are_read_out_and_the_picture_has_a_name_before_there_are_any(
    bench: Sitting, png: Path
) -> None:
    bench.click("Make it teach more")
    assert drop(bench, screen(bench).editor, held(png))
    state = screen(bench)._state
    assert state is not None
    assert state.tab is Tab.QUESTION
    (part,) = (one for one in seen(screen(bench).editor, PicturePart) if one.view.isVisible())
    assert part.view.accessibleName() == "The picture, not described yet"
    bench.type("A grey field").press(ENTER)
    assert part.view.accessibleName() == "A grey field"
    assert part.replace.accessibleName() == "Replace the picture…"


def test_a_photograph_of_a_phone_comes_without_its_place(bench: Sitting, tmp_path: Path) -> None:
    from tests.ui.kit.test_picture_encoding import a_photo, as_file

    plain = as_file(a_photo(300, 200), "jpeg")
    exif = b"Exif\0\0II*\0\x08\0\0\0\0\0" + bytes(4) + b"37.5665 N"
    file = tmp_path / "IMG_1.JPG"
    file.write_bytes(plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:])
    add(bench, file)
    kept = picture(bench.services)
    assert kept is not None
    assert b"37.5665" not in kept.data
