"""Structs as JSON text. Whatever a host takes the file for, no word in it can open a tag."""

from typing import Any

import msgspec

from chronicle.views.furniture import SiteView

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def write_json(view: Any, site: SiteView) -> bytes:  # noqa: ARG001 - as all writers
    """A view whose fields are what the file says."""
    return inert(_ENCODER.encode(view)) + b"\n"


def write_script(view: Any, site: SiteView) -> bytes:  # noqa: ARG001 - as all writers
    """A view as a script that hands it over: pages opened from a disk can load it, but no JSON."""
    return b"chronicle(" + inert(_ENCODER.encode(view)) + b");\n"


def inert(json: bytes) -> bytes:
    """JSON that stays data wherever it is put: in a file, or in a script element of a page.

    Outside its strings JSON has none of these characters, and inside them the escapes mean the
    same. U+2028 and U+2029 end a line in scripts of old browsers.
    """
    return (
        json.replace(b"<", b"\\u003c")
        .replace(b">", b"\\u003e")
        .replace(b"&", b"\\u0026")
        .replace("\N{LINE SEPARATOR}".encode(), b"\\u2028")
        .replace("\N{PARAGRAPH SEPARATOR}".encode(), b"\\u2029")
    )
