"""Which address phones are given: the classroom's, not one inside the computer."""

import pytest

from quizapp.ui.live.found_networks import found_networks
from quizapp.ui.live.networks import Interface, Medium, ranked, where_to

WIFI = Interface("wlp2s0", "192.168.178.23", Medium.WIFI)
CABLE = Interface("enp0s31f6", "10.20.0.7", Medium.CABLE)
DOCKER = Interface("docker0", "172.17.0.1", Medium.CABLE)


def addresses(*found: Interface) -> list[str]:
    return [one.address for one in ranked(found)]


def test_wifi_comes_before_cable_and_both_before_what_is_inside_the_computer() -> None:
    assert addresses(DOCKER, CABLE, WIFI) == [WIFI.address, CABLE.address, DOCKER.address]


@pytest.mark.parametrize(
    "name",
    [
        *("docker0", "br-5f2a", "veth12ab", "virbr0", "vmnet8", "vboxnet0", "tun0", "utun3", "wg0"),
        *("vEthernet (WSL)", "VirtualBox Host-Only Network", "Hyper-V Virtual Ethernet Adapter"),
        *("VMware Network Adapter VMnet1", "tailscale0", "zt7nnig26", "podman0"),
    ],
)
def test_machines_inside_this_one_and_tunnels_are_no_classroom(name: str) -> None:
    (first, last) = ranked((Interface(name, "192.168.56.1", Medium.CABLE), CABLE))
    assert first.address == CABLE.address
    assert last.medium is Medium.VIRTUAL
    assert not last.likely


def test_an_address_that_nobody_gave_comes_after_those_that_somebody_gave() -> None:
    own = Interface("wlan0", "169.254.7.7", Medium.WIFI)
    public = Interface("eth0", "11.22.33.44", Medium.CABLE)
    assert addresses(own, public, CABLE, DOCKER) == [
        CABLE.address,
        public.address,
        own.address,
        DOCKER.address,
    ]


def test_loopback_and_what_is_no_ipv4_address_are_left_out() -> None:
    found = ("127.0.0.1", "::1", "fe80::1", "0.0.0.0", "224.0.0.1", "not an address")
    assert addresses(*(Interface("lo", address) for address in found)) == []


def test_a_name_tells_the_medium_where_the_system_does_not() -> None:
    found = (
        Interface("eth0", "10.0.0.1"),
        Interface("Wi-Fi", "10.0.0.2"),
        Interface("x", "10.0.0.3"),
    )
    assert [one.medium for one in ranked(found)] == [Medium.WIFI, Medium.CABLE, Medium.OTHER]


def test_equals_stay_in_the_order_of_the_system() -> None:
    found = [Interface("wlan0", f"10.0.0.{n}", Medium.WIFI) for n in (9, 3, 7)]
    assert addresses(*found) == ["10.0.0.9", "10.0.0.3", "10.0.0.7"]


def test_this_computer_can_be_asked() -> None:
    assert all(not one.address.startswith("127.") for one in found_networks())


def test_phones_are_served_where_they_can_come_and_what_works_is_left_alone() -> None:
    wifi, cable, docker = ranked((WIFI, CABLE, DOCKER))
    for now in ((wifi,), (wifi, cable), (docker, wifi)):
        assert where_to(wifi.address, (wifi,), now) is None
    assert where_to(cable.address, (cable,), (wifi, cable)) is None
    assert where_to(docker.address, (docker,), (wifi, docker)) is None  # chosen by hand
    assert where_to(wifi.address, (wifi,), (cable, docker)) == cable.address
    assert where_to(wifi.address, (wifi,), ()) is None
    assert where_to(wifi.address, (wifi,), (docker,)) is None
    assert where_to(wifi.address, (), (wifi,)) == wifi.address
    assert where_to("127.0.0.1", (), (docker, cable)) == cable.address


@pytest.mark.parametrize("name", ["wlan0", "wlp0s20f3", "Wi-Fi", "WiFi 2"])
def test_what_is_named_a_wifi_is_one_though_its_driver_says_cable(name: str) -> None:
    (one,) = ranked((Interface(name, "192.168.1.5", Medium.CABLE),))
    assert one.medium is Medium.WIFI
