"""Whether there is a screen to open a window on."""

import ctypes
import os
import sys

_WITHOUT = ("offscreen", "minimal", "vnc", "eglfs", "linuxfb")
"""Platforms of Qt that need no display server."""


def has_screen() -> bool:
    """Return whether a window can be opened.

    Qt ends the whole process where it can't reach a display, so it is asked beforehand.
    """
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in _WITHOUT:
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    return bool(os.environ.get("DISPLAY")) and _display_answers()


def _display_answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers
