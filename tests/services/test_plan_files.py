"""Plans of sessions that go from one computer to another as files."""

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.core.authoring.file_kinds import PlanFile
from quizapp.core.content.ids import ItemId
from quizapp.core.errors import ExpectedError
from quizapp.core.session.setup import Naming, Roster, RosterName, SessionPlan
from quizapp.core.views.packs import PackState
from quizapp.core.views.plan_files import PackComing
from quizapp.packs.file_kinds import kind_of, question_format
from quizapp.packs.plan_file import NoQuizplan
from quizapp.services.services import Services
from tests.services.stock import OpenBuilt
from tests.services.test_packs import OWN, renamed
from tests.ui.journeys.stock_folder import a_stock_folder

BUILT, TOWN = ItemId("item-1-choice"), ItemId(f"{OWN}:item-2-choice")
PLAN = SessionPlan("Week 3", (TOWN, BUILT), ask_certainty=False, seconds=60, ranking=True)

School = Callable[[str], Services]


@pytest.fixture
def school(tmp_path: Path, open_built: OpenBuilt) -> Iterator[School]:
    """Opens data folders, each a computer of its own, with the same built-in pack."""
    content = a_stock_folder(tmp_path / "app")
    made: dict[str, Services] = {}

    def opened(name: str) -> Services:
        if name not in made:
            made[name] = open_built(tmp_path / name, content)
        return made[name]

    yield opened
    for services in made.values():
        services.close()


def own_pack(tmp_path: Path, release: int = 1) -> Path:
    return renamed(a_stock_folder(tmp_path / f"brought-{release}"), OWN, release=release)


@pytest.fixture
def file(school: School, tmp_path: Path) -> Path:
    """A plan of one computer as a file: a question of its own pack, and a built-in one."""
    here = school("here")
    here.packs.add(own_pack(tmp_path))
    here.plan_files.save(PLAN, tmp_path / "week.quizplan")
    return tmp_path / "week.quizplan"


def head_of(file: Path) -> dict[str, object]:
    with zipfile.ZipFile(file) as archive:
        head: dict[str, object] = json.loads(archive.read("plan.json"))
    return head


def with_head(file: Path, **changes: object) -> Path:
    """Return a copy of a file in which fields of its head are others."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(made, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "plan.json":
                content = json.dumps({**json.loads(content), **changes}).encode()
            copy.writestr(name, content)
    changed = file.with_name("changed.quizplan")
    changed.write_bytes(made.getvalue())
    return changed


def test_a_plan_and_its_pack_are_the_same_on_another_computer(school: School, file: Path) -> None:
    there = school("there")
    preview = there.plan_files.look(file)
    built = there.packs.lines()[0].title
    assert preview.title == "Week 3"
    assert preview.subject == f"Town history, {built}"
    assert (preview.questions, preview.here, preview.coming) == (2, 1, 1)
    assert (preview.other_wording, preview.missing, preview.trouble) == (0, 0, ())
    assert preview.packs == (PackComing("Town history", 24, replaces=False),)
    assert OWN not in there.packs.ids()
    assert there.preparing.plans() == ()
    kept = there.plan_files.take(file)
    assert replace(kept, id=None) == PLAN
    assert there.preparing.plans() == (kept,)
    asked = there.preparing.setup(kept)
    assert len(asked.questions) == 2
    assert [line.item_id for line in there.preparing.chosen(kept.items)] == [TOWN, BUILT]
    there.plan_files.save(kept, file.with_name("back.quizplan"))
    assert file.with_name("back.quizplan").read_bytes() == file.read_bytes()


def test_the_same_plan_twice_is_there_once_and_another_of_its_name_gets_a_number(
    school: School, file: Path
) -> None:
    there = school("there")
    kept = there.plan_files.take(file)
    assert there.plan_files.look(file).here == 2
    assert there.plan_files.look(file).packs == ()
    assert there.plan_files.take(file) == kept
    there.preparing.keep(replace(kept, items=(BUILT,)))
    assert there.plan_files.take(file).title == "Week 3 2"


def without_the_question(pack: Path) -> Path:
    """Return a pack in which the question of the plan has another id."""
    files = (pack / "facts").iterdir()
    (topic,) = [one for one in files if "item-2-choice" in one.read_text("utf-8")]
    text = topic.read_text("utf-8")
    topic.write_text(text.replace("item-2-choice", "item-2-new"), "utf-8")
    return pack


def test_an_older_pack_that_lacks_a_question_is_brought_up(school: School, tmp_path: Path) -> None:
    here, there = school("here"), school("there")
    here.packs.add(own_pack(tmp_path, release=2))
    file = tmp_path / "week.quizplan"
    here.plan_files.save(PLAN, file)
    there.packs.add(without_the_question(own_pack(tmp_path)))
    preview = there.plan_files.look(file)
    assert (preview.here, preview.coming, preview.missing) == (1, 1, 0)
    assert preview.packs == (PackComing("Town history", 24, replaces=True),)
    kept = there.plan_files.take(file)
    assert {line.release for line in there.packs.lines() if line.id == OWN} == {2}
    assert [line.item_id for line in there.preparing.chosen(kept.items)] == [TOWN, BUILT]


def test_a_newer_pack_that_is_here_is_never_replaced(
    school: School, file: Path, tmp_path: Path
) -> None:
    there = school("there")
    there.packs.add(without_the_question(own_pack(tmp_path, release=5)))
    preview = there.plan_files.look(file)
    assert (preview.here, preview.coming, preview.missing, preview.packs) == (1, 0, 1, ())
    kept = there.plan_files.take(file)
    assert {line.release for line in there.packs.lines() if line.id == OWN} == {5}
    assert [line.item_id for line in there.preparing.chosen(kept.items)] == [BUILT]


def test_a_retired_pack_is_brought_back_where_the_plan_needs_it(
    school: School, tmp_path: Path
) -> None:
    here, there = school("here"), school("there")
    here.packs.add(own_pack(tmp_path, release=2))
    file = tmp_path / "week.quizplan"
    here.plan_files.save(PLAN, file)
    there.packs.add(own_pack(tmp_path))
    assert there.plan_files.look(file).here == 2  # the words are the same: nothing is needed
    there.packs.retire(OWN)
    assert there.plan_files.look(file).packs == (PackComing("Town history", 24, replaces=True),)
    there.plan_files.take(file)
    (line,) = [line for line in there.packs.lines() if line.id == OWN]
    assert (line.release, line.state) == (2, PackState.PUBLISHED)


def test_other_words_are_told_and_asked_as_they_are_here(school: School, file: Path) -> None:
    there = school("there")
    head = head_of(file)
    questions = head["questions"]
    assert isinstance(questions, list)
    questions[1]["fingerprint"] = "0" * 64
    preview = there.plan_files.look(with_head(file, questions=questions))
    assert (preview.here, preview.coming, preview.other_wording) == (0, 1, 1)
    assert preview.asked == 2


def test_names_of_pupils_stay_where_they_are(school: School, file: Path) -> None:
    here, there = school("here"), school("there")
    roster = here.preparing.keep_roster(Roster("8b", (RosterName("Zebedee Quill"),)))
    plan = replace(PLAN, naming=Naming.ROSTER, roster_id=roster.id)
    here.plan_files.save(plan, file)
    with zipfile.ZipFile(file) as archive:
        assert all(b"Zebedee" not in archive.read(name) for name in archive.namelist())
    assert there.plan_files.look(file).had_names
    kept = there.plan_files.take(file)
    assert (kept.naming, kept.roster_id) == (Naming.OFFERED, None)


def test_a_plan_with_nothing_to_ask_is_refused_and_nothing_is_written(
    school: School, file: Path
) -> None:
    there = school("there")
    gone = [{"id": "other-pack:q", "fingerprint": "0" * 64}]
    changed = with_head(file, questions=gone, packs=[])
    assert there.plan_files.look(changed).asked == 0
    with pytest.raises(ExpectedError, match="None of the questions"):
        there.plan_files.take(changed)
    assert there.preparing.plans() == ()
    assert OWN not in there.packs.ids()


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "something else"},
        {"questions": []},
        {"questions": [{"id": "../../x", "fingerprint": "0" * 64}]},
        {"title": "x" * 10_000},
        {"title": 7},
        {"seconds": 10**30},
        {"seconds": True},
        {"naming": "secret"},
        {"packs": [{"id": "..", "title": ""}]},
        {"packs": [{"id": "a", "title": ""}] * 2},
        {"packs": [{"id": f"p{n}", "title": ""} for n in range(30)]},
        {"more": 1},
    ],
)
def test_a_head_that_says_what_it_must_not_is_refused(
    school: School, file: Path, changes: dict[str, object]
) -> None:
    with pytest.raises(NoQuizplan, match="is no plan of a session"):
        school("here").plan_files.look(with_head(file, **changes))


def test_a_later_version_is_told_as_one(school: School, file: Path) -> None:
    with pytest.raises(NoQuizplan, match="later version"):
        school("here").plan_files.look(with_head(file, version=2))


def test_a_title_with_signs_that_nobody_sees_can_be_kept(school: School, file: Path) -> None:
    there = school("there")
    assert there.plan_files.take(with_head(file, title="\0A\u202e\nB\0")).title == "A B"
    assert there.plan_files.look(with_head(file, title="\0")).title == "Session"


def test_a_pack_that_says_that_it_is_another_is_refused(
    school: School, file: Path, tmp_path: Path
) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(made, "w") as copy:
        head = archive.read("plan.json").replace(OWN.encode(), b"other-town")
        copy.writestr("plan.json", head)
        copy.writestr("packs/other-town.quizpack", archive.read(f"packs/{OWN}.quizpack"))
    file.write_bytes(made.getvalue())
    there = school("there")
    with pytest.raises(NoQuizplan, match=f"says that it is {OWN}"):
        there.plan_files.take(file)
    assert there.packs.ids() == {there.packs.lines()[0].id}


def test_the_built_in_pack_never_comes_from_a_plan(school: School, file: Path) -> None:
    there = school("there")
    built = there.packs.lines()[0].id
    made = io.BytesIO()
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(made, "w") as copy:
        copy.writestr("plan.json", archive.read("plan.json"))
        copy.writestr(f"packs/{built}.quizpack", archive.read(f"packs/{OWN}.quizpack"))
    file.write_bytes(made.getvalue())
    preview = there.plan_files.look(file)
    assert (preview.here, preview.coming, preview.missing, preview.packs) == (1, 0, 1, ())


def test_errors_in_a_pack_of_a_plan_are_told_and_it_is_left_out(
    school: School, file: Path, tmp_path: Path
) -> None:
    pack = io.BytesIO()
    with zipfile.ZipFile(file) as archive:
        held = io.BytesIO(archive.read(f"packs/{OWN}.quizpack"))
        with zipfile.ZipFile(held) as old, zipfile.ZipFile(pack, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b"licence:", b"licence: 7\nx:"))
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as copy:
            copy.writestr("plan.json", archive.read("plan.json"))
            copy.writestr(f"packs/{OWN}.quizpack", pack.getvalue())
    file.write_bytes(made.getvalue())
    preview = school("there").plan_files.look(file)
    assert preview.trouble
    assert (preview.here, preview.missing) == (1, 1)


def test_whatever_is_changed_in_a_plan_is_read_or_refused_in_words(
    school: School, file: Path, tmp_path: Path
) -> None:
    whole, rng, there = file.read_bytes(), random.Random(5), school("there")
    with zipfile.ZipFile(file) as archive:
        head = archive.read("plan.json")
    refused = 0
    for number in range(1_000):
        plain = number % 2 == 0  # in what the archive holds, which no checksum guards
        changed = bytearray(head if plain else whole)
        for _ in range(rng.randint(1, 4)):
            place = rng.randrange(len(changed))
            match rng.randrange(3):
                case 0:
                    changed[place] = rng.randrange(256)
                case 1:
                    del changed[place : place + rng.randint(1, 30)]
                case _:
                    changed[place:place] = rng.randbytes(rng.randint(1, 30))
        if plain:
            made = io.BytesIO()
            with zipfile.ZipFile(made, "w") as copy:
                copy.writestr("plan.json", bytes(changed))
            changed = bytearray(made.getvalue())
        file.write_bytes(changed)
        kind_of(file)
        try:
            there.plan_files.look(file)
        except ExpectedError:
            refused += 1
    assert refused > 500
    assert OWN not in there.packs.ids()


def test_a_file_is_known_as_a_plan_by_what_is_in_it(file: Path) -> None:
    other = file.rename(file.with_name("holiday.jpg"))
    assert kind_of(other) == PlanFile()
    with pytest.raises(ExpectedError, match="a plan of a session"):
        question_format(other)
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("plan.json", "{}")
    assert kind_of(other) != PlanFile()


def test_what_can_not_be_saved_says_so(school: School, tmp_path: Path) -> None:
    here = school("here")
    with pytest.raises(ExpectedError, match="no questions"):
        here.plan_files.save(SessionPlan("x", (ItemId("gone"),)), tmp_path / "x.quizplan")
    with pytest.raises(ExpectedError, match="can't be written"):
        here.plan_files.save(SessionPlan("x", (BUILT,)), tmp_path)
    with pytest.raises(ExpectedError, match="can't be read"):
        here.plan_files.look(tmp_path)
