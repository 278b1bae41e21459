"""What the console says: where the session stands, who is missing, what the vote suggests."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from quizapp.core.session.events import Participant
from quizapp.core.session.room_state import Phase, Room, Verdict
from quizapp.core.session.tally import (
    ENOUGH,
    ENOUGH_FOR_ADVICE,
    TOO_FEW,
    Advice,
    MindChanges,
    Tally,
)
from quizapp.ui.console.state import SessionTrouble
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.live.networks import Medium, Network

NAMES_SHOWN = 12


def _tr(text: str) -> str:
    return QCoreApplication.translate("Console", text)


def percent(share: float) -> str:
    """Return "58 %"."""
    return _tr("{n} %").format(n=round(100 * share))


def clock(begin: datetime | None, now: datetime) -> str:
    """Return the time gone by as "4:05", or "1:02:30" after an hour."""
    gone = max(0, int((now - begin).total_seconds())) if begin is not None else 0
    minutes, seconds = divmod(gone, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def phase(room: Room) -> str:
    """Return where the session stands."""
    words = {
        Phase.LOBBY: _tr("Waiting for everybody"),
        Phase.VOTE: _tr("The vote is open") if room.round == 1 else _tr("The second vote is open"),
        Phase.CLOSED: _tr("The vote is closed; nobody has seen the result"),
        Phase.DISCUSS: _tr("Neighbours discuss; nobody has seen the result"),
        Phase.REVEAL: _tr("The class sees the result"),
        Phase.EXPLAIN: _tr("The class sees the explanation"),
        Phase.END: _tr("The session has ended"),
    }[room.phase]
    if room.ending and room.phase in (Phase.REVEAL, Phase.EXPLAIN):
        return words + _tr(". The session ends after this question.")
    return words


def answered(room: Room) -> str:
    """Return "23 of 29 have answered"."""
    number, of = len(room.counted(room.ballot)), len(room.present)
    if not of:
        return _tr("Nobody is here yet")
    return _tr("{number} of {of} have answered").format(number=number, of=of)


def waiting(room: Room) -> tuple[Participant, ...]:
    """Return who is connected, or answers by hand, and has not answered."""
    voted = room.counted(room.ballot)
    return tuple(
        one for one in room.present if one.id not in voted and (one.by_hand or one.id in room.here)
    )


def dropped(room: Room) -> tuple[Participant, ...]:
    """Return whose phone is not connected now."""
    return tuple(one for one in room.present if not one.by_hand and one.id not in room.here)


def listed(people: Sequence[Participant]) -> str:
    """Return names in a row; of many the first and how many more."""
    names = [one.name for one in people[:NAMES_SHOWN]]
    more = len(people) - len(names)
    words = ", ".join(names)
    return words if not more else _tr("{names} and {more} more").format(names=words, more=more)


def absent(room: Room, most: int = NAMES_SHOWN) -> tuple[Span, ...]:
    """Return who of the class list is not here, the first of them by name; empty for nobody."""
    names = room.free_names
    if not names:
        return ()
    label = _tr("Absent, {n} of the class list:").format(n=len(names)) + " "
    told = ", ".join(names[:most])
    if len(names) > most:
        told = _tr("{names} and {more} more").format(names=told, more=len(names) - most)
    return Span(label, Tone.QUIET), Span(told)


def two_acts(one: Participant, name: str, *, on_list: bool) -> str:
    """Return what giving a participant of the class list another name can mean.

    Args:
        one: the participant.
        name: the name that is being given.
        on_list: whether it is on the class list.
    """
    if not name or name == one.name:
        return _tr(
            "Type how the name is written, or who this really is: then say which of the two it was."
        )
    if on_list:
        return _tr(
            "{name} is on the class list: all answers of this phone are {name}'s then, and "
            "{listed} is free again."
        ).format(name=name, listed=one.listed)
    return _tr(
        "Spelling: this stays {listed}, with the same Review. Somebody else: {listed} is free "
        "again, and the answers so far stay with {name}."
    ).format(name=name, listed=one.listed)


def share(result: Tally) -> str:
    """Return the share right with its interval, in words."""
    if result.share is None or result.interval is None:
        return _tr("No votes yet.")
    low, high = result.interval
    return _tr("{right} of {votes} right: {share} (likely {low} to {high})").format(
        right=result.right,
        votes=result.votes,
        share=percent(result.share),
        low=round(100 * low),
        high=percent(high),
    )


def advice(result: Tally) -> tuple[str, str]:
    """Return what the vote suggests and why; the teacher decides.

    Where so many votes leave more than one reading possible, all of them are said.
    """
    readings = result.readings
    if not readings or result.knew is None:
        few = _tr("Fewer than {n} votes: the counts are all that can be said.")
        return _tr("No advice"), few.format(n=ENOUGH_FOR_ADVICE)
    below, knew, above = result.knew
    reason = _tr("Guessing alone gets {guess} right. Without the guesses, about {knew} knew it")
    reason = reason.format(guess=percent(1 / len(result.options)), knew=percent(knew))
    if len(readings) == 1:
        return _ADVISED[readings[0]](), f"{reason}: {_because(readings[0])}"
    unsure = _tr("; from {n} votes it may be {low} to {high}.")
    reason += unsure.format(n=result.votes, low=round(100 * below), high=percent(above))
    possible = sorted(readings, key=list(Advice).index)
    said = " ".join(_if_so(one) for one in possible)
    first, *others = (_ADVISED[one]() for one in readings)
    title = ", ".join((first, *(_small(one) for one in others[:-1])))
    title = _tr("{first}, or {last}").format(first=title, last=_small(others[-1]))
    return title, f"{reason} {said}"


_ADVISED = {
    Advice.TEACH_AGAIN: lambda: _tr("Teach it again"),
    Advice.DISCUSS: lambda: _tr("Let them discuss"),
    Advice.EXPLAIN: lambda: _tr("Explain briefly and go on"),
}


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _because(reading: Advice) -> str:
    """Return why a reading that is the only one is what to do."""
    words = {
        Advice.TEACH_AGAIN: _tr(
            "under {low}, too few for neighbours to help. Show the result, explain."
        ),
        Advice.DISCUSS: _tr("between {low} and {high}. Here talking to a neighbour helps most."),
        Advice.EXPLAIN: _tr("over {high}. A discussion would add little."),
    }[reading]
    return words.format(low=percent(TOO_FEW), high=percent(ENOUGH))


def _if_so(reading: Advice) -> str:
    """Return what a reading that is one of several would be due to."""
    words = {
        Advice.TEACH_AGAIN: _tr("Under {low}, too few know it for neighbours to help."),
        Advice.DISCUSS: _tr("Between {low} and {high}, talking to a neighbour helps most."),
        Advice.EXPLAIN: _tr("Over {high}, a discussion would add little."),
    }[reading]
    return words.format(low=percent(TOO_FEW), high=percent(ENOUGH))


def mind_changes(change: MindChanges) -> str:
    """Return how minds changed from the first vote to the second."""
    parts = (
        (change.wrong_to_right, _tr("{n} from wrong to right")),
        (change.right_to_wrong, _tr("{n} from right to wrong")),
        (change.stayed_right, _tr("{n} stayed right")),
        (change.stayed_wrong, _tr("{n} stayed wrong")),
    )
    return ", ".join(words.format(n=n) for n, words in parts)


def certain_wrong(number: int) -> str:
    """Return how many chose a wrong option and were certain; nothing for nobody."""
    return _tr("{n} certain").format(n=number) if number else ""


def status(room: Room, one: Participant) -> str:
    """Return how it is with a participant now."""
    if one.removed:
        return _tr("sent out")
    if room.phase is Phase.VOTE and one.id in room.counted(room.ballot):
        return _tr("has answered")
    if one.by_hand:
        return _tr("answers through you")
    if one.id not in room.here:
        if one.may_return:
            return _tr("the next phone that takes this name goes on with its answers")
        return _tr("phone not connected")
    return _tr("not yet answered") if room.phase is Phase.VOTE else _tr("here")


def network(one: Network) -> str:
    """Return what a network is, as a teacher knows it, and what the system calls it."""
    kind = {
        Medium.WIFI: _tr("the Wi-Fi"),
        Medium.CABLE: _tr("the cable network"),
        Medium.OTHER: _tr("another network"),
        Medium.VIRTUAL: _tr("a network inside this computer that phones can't reach"),
    }[one.medium]
    return f"{kind} ({one.name}, {one.address})"


def no_network() -> SessionTrouble:
    """Return that no phone can reach this computer, and what helps."""
    return SessionTrouble(
        _tr("This computer is in no network: phones can't join or answer."),
        _tr(
            "Connect it to the classroom's Wi-Fi, or open a hotspot on this computer or on a "
            "phone. It is looked for every few seconds; address and QR code then come by "
            "themselves. All answers so far are kept."
        ),
    )


def new_address() -> str:
    """Return what pupils do when the session has moved to another address."""
    return _tr("The address is new: phones scan the code again, and everybody picks the own name.")


def flood(address: str, name: str = "") -> SessionTrouble:
    """Return that somebody is cut off who sends more than a phone does.

    Args:
        address: where it comes from.
        name: who it said it is; empty: it did not.
    """
    if name:
        words = _tr("The phone of {name} ({address}) sends far too much and is cut off.")
        hint = _tr("Everybody else goes on. If it does not stop, send {name} out under People.")
    else:
        words = _tr("A device in this network ({address}) sends far too much and is cut off.")
        hint = _tr("Everybody in the room goes on. Nothing needs to be done.")
    return SessionTrouble(words.format(name=name, address=address), hint.format(name=name))


def refusal(verdict: Verdict) -> str:
    """Return why something did not happen; nothing where the console shows it anyway."""
    return {
        Verdict.NAME_TAKEN: _tr(
            "Somebody has this name already, so nothing was changed. If they took it by mistake, "
            "give them their own first."
        ),
        Verdict.FULL: _tr("The room is full. Nobody was added."),
        Verdict.UNKNOWN: _tr("That was not possible. Nothing was changed."),
        Verdict.TOO_OFTEN: _tr("This choice was changed too often. The last one counts."),
    }.get(verdict, "")
