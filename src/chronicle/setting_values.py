"""The text of one setting becomes its value, or what is wrong with it."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

import msgspec

from chronicle.words import languages

FORMAT: Final = 1
"""The only format of content and settings so far."""


class Wrong(msgspec.Struct, frozen=True):
    """Why a text is no value for its setting, and what would be."""

    message: str
    hint: str


Parse = Callable[[str], str | int | bool | Wrong]


def any_text(text: str) -> str:
    """Take a text as it is."""
    return text


def address(text: str) -> str | Wrong:
    """Take an http or https address without query, fragment or user name."""
    wrong = Wrong(f"{text!r} is no web address", "write it like https://example.org/chronicle/")
    try:
        parts = urlsplit(text)
        is_whole = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # a port or an IPv6 address that is none
        return wrong
    has_more = parts.query or parts.fragment or parts.username or _NO_ADDRESS.search(text)
    return text if is_whole and not has_more else wrong


def contact(text: str) -> str | Wrong:
    """Take where readers can write to: an e-mail address, as `mailto:` too, or a web address."""
    mail = text.removeprefix("mailto:")
    if _MAIL.fullmatch(mail):
        return f"mailto:{mail}"
    found = address(text)
    if isinstance(found, Wrong):
        hint = (
            "write desk@example.org, or the address of a page such as https://example.org/contact"
        )
        return Wrong(f"{text!r} is no e-mail or web address", hint)
    return found


def switch(text: str) -> bool | Wrong:
    """Take `true` or `false`."""
    if text in {"true", "false"}:
        return text == "true"
    return Wrong(f"{text!r} is neither on nor off", "write true or false")


def site_language(text: str) -> str | Wrong:
    """Take a language that there is a catalogue for, or English."""
    known = languages()
    if text in known:
        return text
    message = f"{text!r} is no language that pages are written in"
    return Wrong(message, f"write one of {', '.join(known)}")


def folder_address(text: str) -> str | Wrong:
    """Take an address as that of a folder: it ends with a slash."""
    found = address(text)
    return found if isinstance(found, Wrong) else f"{found.removesuffix('/')}/"


def edit_uri(text: str) -> str | Wrong:
    """Take what MkDocs puts between a repository's address and a file's path, or an address."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
        return address(text)
    if _NO_ADDRESS.search(text):
        return Wrong(f"{text!r} is no part of an address", "write it like edit/main/content/")
    return text


def folder(text: str) -> str | Wrong:
    """Take a folder below the project's, in POSIX form and without `.` or double slashes."""
    path = PurePosixPath(text)
    is_elsewhere = path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:|~", text)
    if is_elsewhere or "\\" in text or not path.parts:
        hint = "name one relative to mkdocs.yml, with '/' between its parts"
        return Wrong(f"{text!r} is no folder inside the project", hint)
    return str(path)


def format_number(text: str) -> int | Wrong:
    """Take the number of a known format."""
    if text == str(FORMAT):
        return FORMAT
    message = f"{text!r} is a format that this version does not know"
    return Wrong(message, f"write {FORMAT}, or install the chronicle-site that wrote it")


def as_of(text: str) -> str | Wrong:
    """Take `newest`, `today`, or a day of the calendar."""
    if text in {"newest", "today"}:
        return text
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            pass  # 2025-02-30: said below, as any other text that is no day
    return Wrong(f"{text!r} is no day", "write newest, today, or a day as 2025-05-16")


def days(text: str) -> int | Wrong:
    """Take a whole number of days, from 1 to 99999."""
    if re.fullmatch(r"[1-9][0-9]{0,4}", text):
        return int(text)
    return Wrong(f"{text!r} is no number of days", "write a whole number from 1 to 99999")


def actor_id(text: str) -> str | Wrong:
    """Take what may be the id of an actor."""
    if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text):
        return text
    return Wrong(f"{text!r} is no id", "an id is the name of the actor's file without .md")


_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_NO_ADDRESS = re.compile(r"[\s<>\"\\]")
