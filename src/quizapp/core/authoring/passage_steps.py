"""What a teacher did with the passages of a document, step by step, so that each can be undone."""

from dataclasses import dataclass

from quizapp.core.authoring.passages import Passages


@dataclass(frozen=True)
class PassageSteps:
    """The passages as they are, with those before and after each step."""

    now: Passages
    past: tuple[Passages, ...] = ()
    """Before each step, the first one first."""
    ahead: tuple[Passages, ...] = ()
    """After each step that was undone, the last that was undone first."""

    def made(self, passages: Passages) -> "PassageSteps":
        """Return the steps after one more; the same passages again are none."""
        if passages == self.now:
            return self
        return PassageSteps(passages, (*self.past, self.now))

    def undone(self) -> "PassageSteps":
        """Return the steps before the last one; the first stay as they are."""
        if not self.past:
            return self
        return PassageSteps(self.past[-1], self.past[:-1], (self.now, *self.ahead))

    def redone(self) -> "PassageSteps":
        """Return the steps with the one made again that was undone last."""
        if not self.ahead:
            return self
        return PassageSteps(self.ahead[0], (*self.past, self.now), self.ahead[1:])


def place_after(before: Passages, after: Passages, place: int) -> tuple[int, int]:
    """Return where one goes on reading after a step: the passage, and the letter in its text.

    Of two that were joined it is where the second begins, of one that was split its second part.

    Args:
        before: the passages before the step.
        after: those after it, at least one.
        place: of the passage that was read before.
    """
    pairs = enumerate(zip(before, after, strict=False))
    changed = next((at for at, (one, other) in pairs if one != other), min(place, len(after) - 1))
    if len(after) > len(before):
        return min(changed + 1, len(after) - 1), 0
    if len(after) < len(before):
        at = min(changed, len(after) - 1)
        return at, min(len(before[at].text) + 1, len(after[at].text))
    return changed, 0
