"""What whoever looks after the question bank decided for everybody."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OwnerView:
    """The decisions as they are."""

    allows_sensitive: bool = False
    """Whether learners may be asked what is sensitive."""
    has_pin: bool = False
    """Whether a PIN is asked for before anything of it is changed."""


UNDECIDED = OwnerView()
"""As it is in a new bank."""
