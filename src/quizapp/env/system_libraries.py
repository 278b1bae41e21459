"""The shared libraries that Qt loads from a Linux system, and which of them are missing.

Qt ends the whole process where one is missing, so they are looked for beforehand: by the app, by
``doctor``, and by ``run.py`` before anything is installed. Hence nothing but Python's own modules
is imported here. ``tests/env/test_system_libraries.py`` compares the lists with Qt's own files.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Library:
    """A shared library, and the package of Debian and Ubuntu that it comes in."""

    file: str
    package: str


ALWAYS = (
    Library("libGL.so.1", "libgl1"),
    Library("libEGL.so.1", "libegl1"),
    Library("libX11.so.6", "libx11-6"),
    Library("libbrotlidec.so.1", "libbrotli1"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libfreetype.so.6", "libfreetype6"),
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libz.so.1", "zlib1g"),
    Library("libzstd.so.1", "libzstd1"),
)
"""What every command needs that draws, also without a screen."""

ON_X11 = (
    Library("libX11-xcb.so.1", "libx11-xcb1"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-image.so.0", "libxcb-image0"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-randr.so.0", "libxcb-randr0"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0"),
    Library("libxcb-render.so.0", "libxcb-render0"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
    Library("libxcb-shm.so.0", "libxcb-shm0"),
    Library("libxcb-sync.so.1", "libxcb-sync1"),
    Library("libxcb-util.so.1", "libxcb-util1"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1"),
    Library("libxcb.so.1", "libxcb1"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
"""What a window needs on X11, and on Wayland by way of XWayland."""

ON_WAYLAND = (
    Library("libwayland-client.so.0", "libwayland-client0"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0"),
    Library("libwayland-egl.so.1", "libwayland-egl1"),
)
"""What a window needs where Wayland is all there is."""

_BARE = ("offscreen", "minimal", "vnc", "eglfs", "linuxfb")


def is_loadable(file: str) -> bool:
    """Return whether the system finds a shared library."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def needed_libraries(environment: dict[str, str] | None = None) -> tuple[Library, ...]:
    """Return what Qt needs to draw here, on the screen that the environment names if any.

    Args:
        environment: the environment's variables; None for those of this process.
    """
    if not sys.platform.startswith("linux"):
        return ()
    variables = dict(os.environ) if environment is None else environment
    platform = variables.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform in _BARE:
        return ALWAYS
    if variables.get("DISPLAY") and not platform.startswith("wayland"):
        return ALWAYS + ON_X11
    if variables.get("WAYLAND_DISPLAY"):
        return ALWAYS + ON_WAYLAND
    return ALWAYS


def missing_libraries(
    environment: dict[str, str] | None = None, finds: Callable[[str], bool] = is_loadable
) -> tuple[Library, ...]:
    """Return those of the needed libraries that the system has not.

    Args:
        environment: as for ``needed_libraries``.
        finds: whether a library can be loaded; a test puts its own in place.
    """
    return tuple(each for each in needed_libraries(environment) if not finds(each.file))


def telling(missing: Iterable[Library]) -> str:
    """Return the sentences that name missing libraries and how to get them."""
    libraries = tuple(missing)
    files = ", ".join(each.file for each in libraries)
    packages = " ".join(each.package for each in libraries)
    return (
        f"Qt needs libraries of the system that are not installed: {files}.\n"
        f"On Debian and Ubuntu type: sudo apt-get install {packages}\n"
        "Elsewhere install your system's packages that hold these files."
    )
