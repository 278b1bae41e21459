"""Writing the gallery: a picture of every entry in every variant, and a page to look at them."""

from collections.abc import Callable
from html import escape
from pathlib import Path

from devtools.gallery.entries import every_entry
from devtools.gallery.render_states import VARIANTS, Entry, Variant, shown


def write_gallery(
    folder: Path,
    names: tuple[str, ...] | None = None,
    variants: tuple[Variant, ...] = VARIANTS,
    progress: Callable[[int, int, str], None] = lambda _done, _all, _name: None,
) -> tuple[Path, ...]:
    """Write pictures and ``index.html`` and return the pictures' paths. Needs a QApplication.

    Args:
        folder: is made where it does not exist.
        names: beginnings of the entries' names to write; None for all.
        variants: looks and sizes.
        progress: gets how many pictures are done, of how many, and which comes next.
    """
    folder.mkdir(parents=True, exist_ok=True)
    entries = [
        entry
        for entry in every_entry()
        if names is None or any(entry.name.startswith(name) for name in names)
    ]
    paths: list[Path] = []
    number = len(variants) * len(entries)
    for variant in variants:
        for entry in entries:
            progress(len(paths), number, f"{entry.name}, {variant.name}")
            path = folder / f"{entry.name}-{variant.name}.png"
            with shown(entry, variant) as window:
                window.grab().save(str(path))
            paths.append(path)
    (folder / "index.html").write_text(_page(entries, variants), encoding="utf-8")
    return tuple(paths)


def _page(entries: list[Entry], variants: tuple[Variant, ...]) -> str:
    parts = [
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>Gallery</title>",
        "<style>body{font:15px/1.4 sans-serif;margin:24px;background:#ddd}"
        "div{display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}"
        "img{height:280px;border:1px solid #888}figcaption{font-size:13px}</style>",
    ]
    for entry in entries:
        parts.append(f"<h2>{escape(entry.name)}</h2><div>")
        for variant in variants:
            file = escape(f"{entry.name}-{variant.name}.png")
            parts.append(
                f"<figure><a href='{file}'><img loading='lazy' src='{file}' alt='{file}'></a>"
                f"<figcaption>{escape(variant.name)}</figcaption></figure>"
            )
        parts.append("</div>")
    return "\n".join(parts)
