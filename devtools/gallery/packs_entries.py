"""Pictures of the page of packs: the list, what was brought, what is wrong with it."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.core.content.ids import PackId
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.views.packs import PackLine, PackPreview, PackState
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.packs.screen import PacksScreen
from quizapp.ui.pages.packs.state import Brought, PackNotice, PacksState, Refused

_FILES = ("facts/milk.yaml", "facts/bread.yaml", "documents/handout-on-what-happens-to-milk.md")


def some_trouble(number: int) -> tuple[str, ...]:
    """Return so many errors, as the content check names them."""
    return tuple(
        f"food/{_FILES[n % 3]}:{12 + 7 * n}: milk-heated-{n}: the quote is not in its passage; "
        "copy it from the passage, letter by letter"
        for n in range(number)
    )


def a_pack_line(
    name: str = "Food myths",
    state: PackState = PackState.PUBLISHED,
    trouble: tuple[str, ...] = (),
    questions: int = 11,
) -> PackLine:
    """Return a pack of somebody's own."""
    pack_id = PackId(name.lower().replace(" ", "-"))
    return PackLine(pack_id, name, state, 2, questions, built_in=False, trouble=trouble)


BUILT = PackLine(BUILT_IN, "North Korean defectors", PackState.PUBLISHED, 4, 1_204, built_in=True)


def a_packs_state() -> PacksState:
    """Return the built-in pack, one of somebody's own, a retired and a begun one."""
    retired = a_pack_line("Town history", PackState.RETIRED, questions=0)
    written = replace(
        a_pack_line("On the farm", PackState.WRITTEN, questions=0), release=0, drafts=7
    )
    return PacksState((BUILT, replace(a_pack_line(), drafts=3), retired, written))


def a_preview(replaces: int | None = None, trouble: tuple[str, ...] = ()) -> PackPreview:
    """Return what a file holds that was brought."""
    return PackPreview(
        PackId("food-myths"),
        "Food myths",
        licence="CC BY 4.0",
        release=3,
        questions=38,
        documents=3,
        topics=4,
        replaces=replaces,
        trouble=trouble,
    )


def packs_entries() -> tuple[Entry, ...]:
    """Return the entries of this page."""
    listed = a_packs_state()
    new = replace(listed, brought=Brought("food-myths.quizpack", a_preview()))
    return (
        Entry("packs", lambda: _screen(listed)),
        Entry("packs-one", lambda: _screen(PacksState((BUILT,)))),
        Entry("packs-trouble", lambda: _screen(_with_trouble())),
        Entry("packs-many", lambda: _screen(_many())),
        Entry("packs-looking", lambda: _screen(replace(listed, doing="Looking at food…"))),
        Entry("packs-taken", lambda: _screen(replace(listed, notice=_taken()))),
        Entry("packs-dropping", lambda: _dropping(listed)),
        Entry("packs-new", lambda: _screen(new)),
        Entry(
            "packs-replacing",
            lambda: _screen(replace(listed, brought=Brought("food", a_preview(2)), waiting=2)),
        ),
        Entry("packs-taking", lambda: _screen(replace(new, doing="Taking in Food myths…"))),
        Entry(
            "packs-errors",
            lambda: _screen(
                replace(listed, brought=Brought("food", a_preview(2, some_trouble(27))))
            ),
        ),
        Entry("packs-refused", lambda: _screen(replace(listed, brought=_refused()))),
    )


def _with_trouble() -> PacksState:
    never = replace(
        a_pack_line("rivers-of-the-north", PackState.NOT_BUILT, some_trouble(1)),
        release=0,
        questions=0,
    )
    broken = a_pack_line(trouble=some_trouble(27))
    return PacksState((BUILT, broken, never))


def _many() -> PacksState:
    title = "Everything that people get wrong about food, drink, plants, animals and the weather"
    return PacksState((BUILT, *(a_pack_line(f"{title}, part {n}") for n in range(1, 9))))


def _taken() -> PackNotice:
    return PackNotice(
        BannerKind.DONE,
        "Food myths is taken in, with 38 questions.",
        "Learners choose it above Today and the other pages.",
    )


def _refused() -> Refused:
    return Refused(
        "holiday-pictures can't be taken in",
        "There is no pack in holiday-pictures.",
        "Nothing was changed. A pack is a folder with a file pack.yaml.",
    )


def _screen(state: PacksState) -> QWidget:
    screen = PacksScreen()
    screen.render(state)
    return screen


def _dropping(state: PacksState) -> QWidget:
    screen = PacksScreen()
    screen.render(state)
    screen.resize(1280, 800)
    screen.hold_files()
    return screen
