"""Asking the system for this computer's addresses."""

from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

from quizapp.ui.live.networks import Interface, Medium, Network, ranked

_MEDIA = {
    QNetworkInterface.InterfaceType.Wifi: Medium.WIFI,
    QNetworkInterface.InterfaceType.Ethernet: Medium.CABLE,
    QNetworkInterface.InterfaceType.Virtual: Medium.VIRTUAL,
    QNetworkInterface.InterfaceType.Ppp: Medium.VIRTUAL,
}


def found_networks() -> tuple[Network, ...]:
    """Return the addresses of the networks that are up, the likeliest for phones first."""
    flag = QNetworkInterface.InterfaceFlag
    found = []
    for one in QNetworkInterface.allInterfaces():
        if not one.flags() & flag.IsUp or not one.flags() & flag.IsRunning:
            continue
        medium = _MEDIA.get(one.type(), Medium.OTHER)
        for entry in one.addressEntries():
            if entry.ip().protocol() is QAbstractSocket.NetworkLayerProtocol.IPv4Protocol:
                name = one.humanReadableName() or one.name()
                found.append(Interface(name, entry.ip().toString(), medium))
    return ranked(found)
