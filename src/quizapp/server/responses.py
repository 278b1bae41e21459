"""Responses to phones, with the headers that keep a page to itself."""

import json
from typing import Any

from aiohttp import web

from quizapp.core.content.pictures import Picture

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_KEPT = "private, max-age=31536000, immutable"
"""A picture's address is its digest: it never changes, and a phone asks for it once."""


def protected(response: web.StreamResponse, host: str) -> web.StreamResponse:
    """Return a response with the headers of every one; what it says itself of caching stays.

    Args:
        response: not sent yet.
        host: what the page was reached under.
    """
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    # Safari before 15.4 does not count a websocket to the same place as 'self'.
    response.headers["Content-Security-Policy"] = _POLICY.replace(
        "connect-src 'self'", f"connect-src 'self' ws://{host}"
    )
    return response


def error_response(status: int, error: str) -> web.Response:
    """Return a refusal, its reason in a few words."""
    response = json_response({"error": error}, status)
    response.headers.update(_HEADERS)
    return response


def json_response(values: dict[str, Any], status: int = 200) -> web.Response:
    """Return values as JSON."""
    return web.Response(text=json.dumps(values), status=status, content_type="application/json")


def picture_response(picture: Picture, known: str | None) -> web.Response:
    """Return a picture, to be kept; nothing but that it is the same if the phone has it.

    Args:
        picture: with its bytes.
        known: the header ``If-None-Match`` of the request.
    """
    tag = f'"{picture.digest}"'
    headers = {"Cache-Control": _KEPT, "ETag": tag}
    if known == tag:
        return web.Response(status=304, headers=headers)
    return web.Response(body=picture.data, content_type=picture.mime, headers=headers)
