"""How phones join: what console and projector tell of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class JoinInfo:
    """How phones join."""

    address: str
    """Such as 192.168.1.5:8080, to be typed; empty while this computer is in no network."""
    code: str
    url: str
    """What the QR code holds; empty while this computer is in no network."""

    @property
    def reachable(self) -> bool:
        """Return whether phones can join now."""
        return bool(self.url)
