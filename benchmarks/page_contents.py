"""What the page of an event has, whoever made it: looked up in the page, not taken on trust."""

import re
from pathlib import Path

from rival_pages import Record, related


def shown(made: Path, page: str, actor: str, found: list[Record]) -> dict[str, bool]:
    """Look at the page of an event that has all there is, and at that of one who spoke there."""
    event = witness(found)
    html, list_ = ((made / path).read_text("utf-8") for path in (page, actor))
    claim = event.keys["claims"][0]
    pointing = next(one for one in found if event.id in _related(one))
    return {
        "text": " ".join(event.text.split()[:5]) in html,
        "quotations": claim["quote"] in html,
        "speakers, linked": _links(html, claim["speaker"]),
        "sources, linked": _links(html, event.keys["sources"][0]),
        "what it relates to, linked": _links(html, _related(event)[0]),
        "what relates to it, linked": _links(html, pointing.id),
        "is listed by speaker": _links(list_, event.id),
    }


def witness(found: list[Record]) -> Record:
    """The newest event that has statements and relations, and that another relates to."""
    pointed = {id_ for record in found for id_ in _related(record)}
    events = [record for record in found if record.kind == "events" and record.id in pointed]
    return [record for record in events if _related(record)][-1]


def speaker_of(event: Record) -> str:
    """Who speaks first in an event."""
    speaker: str = event.keys["claims"][0]["speaker"]
    return speaker


def _related(record: Record) -> list[str]:
    return [id_ for _, id_ in related(record)]


def _links(html: str, id_: str) -> bool:
    return re.search(rf"""href=["']?[^"'> ]*{re.escape(id_)}[/.]""", html) is not None
