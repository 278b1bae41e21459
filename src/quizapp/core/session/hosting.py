"""Errors on serving a session from this computer."""

from quizapp.core.errors import ExpectedError


class PortTaken(ExpectedError):
    """Another program uses the port at which the phones look for this session."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Another program on this computer uses port {port}.",
            "Close other copies of quizapp and try again, or go on at another port: "
            "the phones then scan the new QR code.",
        )


class NoNetwork(ExpectedError):
    """The chosen address is not this computer's (any more)."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"This computer cannot be reached at {address}.",
            "Connect it to the classroom's network, then choose an address again.",
        )
