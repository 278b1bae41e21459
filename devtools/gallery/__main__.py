"""``python3 run.py gallery DIR``: write a picture of every screen in every state."""

import argparse
import os
import sys
import time
from pathlib import Path

_REPORT_EVERY = 5.0
"""Seconds between two lines about progress."""


def main(argv: list[str] | None = None) -> int:
    """Write the pictures that were asked for and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python3 run.py gallery", description="Write a picture of every screen."
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="only screens whose names begin like this"
    )
    words = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from devtools.gallery.writing import write_gallery

    _application = QApplication([])
    print(
        f"Drawing every screen in every state and theme into {words.folder}: this takes minutes; "
        "Ctrl-C stops it. Names after the folder draw only some: gallery DIR today question",
        file=sys.stderr,
    )
    began = time.monotonic()
    shown_at = began

    def tell(done: int, number: int, name: str) -> None:
        nonlocal shown_at
        if done and time.monotonic() - shown_at < _REPORT_EVERY:
            return
        shown_at = time.monotonic()
        left = (shown_at - began) / done * (number - done) if done else 0
        rest = f", about {left / 60:.0f} min left" if left > 60 else ""
        print(f"  {done} of {number}{rest}: {name}", file=sys.stderr, flush=True)

    pictures = write_gallery(words.folder, tuple(words.names) or None, progress=tell)
    if not pictures:
        print(f"No screen's name begins with {' or '.join(words.names)}.", file=sys.stderr)
        return 1
    print(f"{len(pictures)} pictures: open {words.folder / 'index.html'}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
