"""A plan of a session in a file, as screens show it before it is taken."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PackComing:
    """A pack that is taken in with a plan."""

    title: str
    questions: int
    replaces: bool
    """Whether an older version of it is here, or one that was retired."""


@dataclass(frozen=True)
class PlanPreview:
    """What a file of a plan holds, against what is here. The last four numbers add up."""

    title: str
    subject: str
    questions: int
    here: int
    """Questions that are here in the same words."""
    coming: int
    """Questions that come along."""
    other_wording: int
    """Questions that are here in other words; those are asked."""
    missing: int
    """Questions that are neither here nor come along."""
    packs: tuple[PackComing, ...] = ()
    had_names: bool = False
    """Whether it was made with a class list, which stayed where it was."""
    trouble: tuple[str, ...] = ()
    """What is wrong with packs in it, which are therefore left out."""

    @property
    def asked(self) -> int:
        """Return how many questions could be asked once it is taken."""
        return self.questions - self.missing
