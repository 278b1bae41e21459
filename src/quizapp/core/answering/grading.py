"""Right, wrong or skipped."""

from enum import StrEnum

from quizapp.core.content.items import Item


class Outcome(StrEnum):
    """The grade of a response."""

    RIGHT = "right"
    WRONG = "wrong"
    SKIPPED = "skipped"


def grade(item: Item, chosen: int | None) -> Outcome:
    """Return the grade of choosing an option.

    Args:
        item: the item as it was shown.
        chosen: position in ``item.options``, or None for a skipped question.

    Raises:
        IndexError: there is no such option.
    """
    if chosen is None:
        return Outcome.SKIPPED
    if not 0 <= chosen < len(item.options):
        message = f"{item.id} has no option {chosen}"
        raise IndexError(message)
    return Outcome.RIGHT if item.options[chosen].is_key else Outcome.WRONG
