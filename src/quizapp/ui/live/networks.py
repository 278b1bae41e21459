"""At which of the computer's addresses phones most likely reach it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from ipaddress import AddressValueError, IPv4Address

_VIRTUAL = (
    *("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "vethernet", "hyper-v", "podman"),
    *("virtualbox", "vmware", "wsl", "tun", "tap", "utun", "wg", "zt", "tailscale", "ppp"),
    *("cni", "lxc"),
)
"""How the names of networks begin that no phone is in: machines inside this one, and tunnels."""


class Medium(IntEnum):
    """What a network runs over, the likeliest first."""

    WIFI = 0
    CABLE = 1
    OTHER = 2
    VIRTUAL = 3


@dataclass(frozen=True)
class Interface:
    """An address of this computer, as the system tells of it."""

    name: str
    address: str
    medium: Medium = Medium.OTHER


@dataclass(frozen=True)
class Network:
    """An address to offer to phones."""

    address: str
    name: str
    medium: Medium
    likely: bool
    """Whether phones of the room can be in it at all."""


def ranked(found: Iterable[Interface]) -> tuple[Network, ...]:
    """Return the addresses that phones may use, the likeliest first.

    First the private addresses of Wi-Fi and cable, as classrooms have them; then public ones and
    those that the computer gave itself because nobody gave it one; last what is inside the
    computer. Loopback and whatever is no IPv4 address are left out.
    """
    networks = []
    for place, one in enumerate(found):
        try:
            address = IPv4Address(one.address)
        except AddressValueError:
            continue
        if address.is_loopback or address.is_unspecified or address.is_multicast:
            continue
        medium = medium_of(one)
        if medium is Medium.VIRTUAL:
            group = 3
        elif address.is_link_local:
            group = 2
        else:
            group = 0 if address.is_private else 1
        network = Network(one.address, one.name, medium, likely=group < 2)
        networks.append(((group, medium, place), network))
    return tuple(network for _, network in sorted(networks, key=lambda pair: pair[0]))


def has(networks: Iterable[Network], address: str) -> bool:
    """Return whether phones may reach this computer at an address now."""
    return any(one.address == address for one in networks)


def where_to(address: str, before: Iterable[Network], now: Sequence[Network]) -> str | None:
    """Return the address at which phones are to be served from now on; None: nothing changes.

    What works is left alone, also when a likelier network has come up. An address that was gone and
    has come back is served anew: systems differ in what becomes of who listened there.

    Args:
        address: the one at which they are served.
        before: the networks at the last look.
        now: the networks there are, the likeliest first.
    """
    if has(now, address):
        return None if has(before, address) else address
    return next((one.address for one in now if one.likely), None)


def medium_of(one: Interface) -> Medium:
    """Return what an interface runs over; systems call many virtual ones "Ethernet"."""
    name = one.name.casefold()
    if one.medium is Medium.VIRTUAL or name.startswith(_VIRTUAL) or "virtual" in name:
        return Medium.VIRTUAL
    # Newer drivers of Linux don't tell a Wi-Fi from a cable any more, but name it so.
    if name.startswith(("wl", "wi-fi", "wifi")):
        return Medium.WIFI
    if one.medium is not Medium.OTHER:
        return one.medium
    return Medium.CABLE if name.startswith(("en", "eth")) else Medium.OTHER
