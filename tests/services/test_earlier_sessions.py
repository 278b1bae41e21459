"""Sessions that were recorded before questions had a source line."""

import random
from pathlib import Path

import pytest

from quizapp.core.session.events import OpenVote
from quizapp.core.session.room import after
from quizapp.core.session.room_state import new_room
from quizapp.server.views import PhoneCards, room_view
from quizapp.services.bank_maintenance import BankMaintenance
from quizapp.services.services import open_services
from quizapp.services.session_tables import tables_of
from tests.bank.test_released import CONTENT, expected_of, unpacked
from tests.whole_content import keep_what_is_read

BEFORE = ("0003", "0006")
"""The first bank that was released, and the last one without source lines."""


@pytest.mark.parametrize("version", BEFORE)
def test_its_results_open_and_it_goes_on_without_source_lines(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_what_is_read(monkeypatch)
    at, _ = expected_of(version)
    file = unpacked(version, tmp_path)
    services = open_services(
        BankMaintenance(file, CONTENT, lambda: at), tmp_path, lambda: at, random.Random(1)
    )
    try:
        services.build(lambda _: None)
        classroom = services.classroom
        sessions = classroom.sessions()
        assert sessions
        for line in sessions:
            results = classroom.results(line.id)
            assert results.questions
            assert {question.source_line for question in results.questions} == {""}
            assert tables_of(results)[0].rows
        setup = classroom.session(sessions[0].id).setup
        room, _ = after(new_room(setup, classroom.versions(setup)), OpenVote(), at)
        view = room_view(room, PhoneCards(classroom.cards(setup)))
        assert view["question"]["source_line"] == ""
        assert view["question"]["stem"]
    finally:
        services.close()
