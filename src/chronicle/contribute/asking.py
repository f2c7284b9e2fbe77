"""The network behind `chronicle links`: one address asked, and one known copy looked up.

The only module that opens a connection. Every way in which that can fail is an answer.
"""

import json
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

from chronicle import __version__
from chronicle.contribute.links import Answer

_SECONDS: Final = 20
ARCHIVE: Final = "https://archive.org/wayback/available?url="
_LARGEST: Final = 100_000


def ask(url: str) -> Answer:
    """Ask an address as a browser would, and read no more than the first byte."""
    try:
        with urlopen(_request(url), timeout=_SECONDS) as reply:  # noqa: S310 - see _request
            reply.read(1)
            return Answer(reply.status)
    except HTTPError as error:
        return Answer(error.code, f"{error.code} {error.reason}")
    except (OSError, HTTPException, ValueError) as error:
        return Answer(0, str(getattr(error, "reason", error)) or type(error).__name__)


def find_copy(url: str) -> str:
    """The copy of a page that the Internet Archive has, or empty."""
    try:
        address = f"{ARCHIVE}{quote(url, safe='')}"
        with urlopen(_request(address), timeout=_SECONDS) as reply:  # noqa: S310 - see _request
            found = json.loads(reply.read(_LARGEST))
        copy = found["archived_snapshots"]["closest"]["url"]
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return ""
    text = str(copy)
    return text if text.startswith(("https://", "http://")) else ""


def _request(url: str) -> Request:
    """A request; the model admits http and https alone, so no other scheme comes here."""
    if not url.startswith(("https://", "http://")):
        message = f"{url!r} is no web address"
        raise ValueError(message)
    agent = f"Mozilla/5.0 (compatible; chronicle/{__version__}; checks links)"
    return Request(url, headers={"User-Agent": agent, "Accept": "*/*"})  # noqa: S310 - as said
