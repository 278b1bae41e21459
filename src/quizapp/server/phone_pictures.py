"""Pictures as phones get them: small, and not before the class is shown them (spec SE-13).

A picture is asked for by its digest, without a secret: an ``img`` can't send one. So it is handed
out from the moment on at which its question, or the passage that explains it, is on the projector.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.cards.outline import PassagePart
from quizapp.core.cards.picturing import (
    parts_with_pictures,
    pictures_of_card,
    pictures_to_read,
    with_pictures,
)
from quizapp.core.content.pictures import Picture
from quizapp.core.session.room_state import Room


class PhonePictures:
    """The pictures of a session, as phones get them.

    Args:
        cards: the feedback card of each question.
        readings: what is read before each question; none given: nothing is read before any.
        reduced: smaller copies by the digest of what they are copies of. A picture that is not
            here is told in words.

    Attributes:
        cards: the cards with the smaller pictures; one that phones don't get has no digest.
        readings: the passages likewise.
    """

    def __init__(
        self,
        cards: Sequence[FeedbackCard],
        readings: Sequence[Sequence[PassagePart]],
        reduced: Mapping[str, Picture],
    ) -> None:
        self._reduced = reduced
        self.cards = tuple(with_pictures(card, self._smaller) for card in cards)
        self.readings = tuple(parts_with_pictures(parts, self._smaller) for parts in readings)
        self._asked = [self._with_question(number) for number in range(len(cards))]
        self._explained = [_digests(pictures_of_card(card)) for card in self.cards]

    def find(self, digest: str, room: Room) -> Picture | None:
        """Return a picture if the class has been shown it; None if not, and if there is none.

        Args:
            digest: of the picture, as phones were told it.
            room: the room as it is shown.
        """
        asked = any(digest in self._asked[number] for number in range(room.question + 1))
        if asked or any(digest in self._explained[number] for number in room.revealed):
            return self._reduced.get(digest)
        return None

    def _smaller(self, picture: Picture) -> Picture:
        unseen = replace(picture, digest="", data=b"")
        small = self._reduced.get(picture.digest)
        return unseen if small is None else replace(small, alt=picture.alt, digest=picture.digest)

    def _with_question(self, number: int) -> frozenset[str]:
        shown = self.cards[number].picture
        read = self.readings[number] if self.readings else ()
        return _digests((*(() if shown is None else (shown,)), *pictures_to_read(read)))


def _digests(pictures: Iterable[Picture]) -> frozenset[str]:
    return frozenset(one.digest for one in pictures if one.digest)
