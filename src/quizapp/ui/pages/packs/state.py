"""What the page of packs shows."""

from dataclasses import dataclass

from quizapp.core.content.ids import PackId
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.views.packs import PackLine, PackPreview
from quizapp.ui.kit.layout.banner import BannerKind

SAMPLE = PackId("kitchen-myths")
"""The pack that one may open, change and delete; it comes with the app."""


@dataclass(frozen=True)
class Brought:
    """A pack that was looked at, and not taken in yet."""

    name: str
    """Of the file or the folder."""
    preview: PackPreview
    is_retired: bool = False
    """Whether the bank holds it and offers it to nobody."""

    @property
    def comes_with_the_app(self) -> bool:
        """Return whether it has the id of the built-in pack, which nobody replaces."""
        return self.preview.id == BUILT_IN

    @property
    def is_older(self) -> bool:
        """Return whether the bank has a newer release of it."""
        held = self.preview.replaces
        return held is not None and held > self.preview.release

    @property
    def can_be_taken(self) -> bool:
        """Return whether it can be taken in."""
        return not (self.preview.trouble or self.comes_with_the_app or self.is_older)


@dataclass(frozen=True)
class Refused:
    """What can't be taken in, or be offered again."""

    title: str
    """What can't be done."""
    message: str
    hint: str
    lines: tuple[str, ...] = ()
    """The details, one error each."""


@dataclass(frozen=True)
class PackNotice:
    """What was just done."""

    kind: BannerKind
    message: str
    hint: str = ""


@dataclass(frozen=True)
class PacksState:
    """The packs, or in their place the one that was brought."""

    packs: tuple[PackLine, ...]
    brought: Brought | Refused | None = None
    waiting: int = 0
    """How many more were brought at once, and are looked at next."""
    doing: str = ""
    """What is under way, in words; empty for nothing."""
    notice: PackNotice | None = None
    has_pin: bool = False
    """Whether retiring a pack, and offering it again, asks for a PIN."""
