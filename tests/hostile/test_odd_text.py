"""Odd text survives: whatever can be written can be read again, from every file of the site.

The strings of our own stand here; those of a public list, from the reference material beside the
checkout, are tried where it is there.
"""

import csv
import json
import os
import xml.etree.ElementTree as ET
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import pytest
from worst import decoded, world

from chronicle.checks import check
from chronicle.edition import as_of
from chronicle.graph import link
from chronicle.model import Event
from chronicle.page import Edition
from chronicle.pages import plan
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.text import first_hidden

TODAY = date(2026, 11, 24)
SETTINGS = Settings(
    "Site", parties=("target",), docs_dir="content", site_url="https://site.example/"
)

ALL = os.environ.get("CHRONICLE_HOSTILE") == "all"

ODD = {
    "markup": "<b>&amp;</b> \"double\" 'single' `tick`",
    "YAML": "- yes: [no, ~] # {null} !tag &anchor *alias | >",
    "YAML at the edges": "'quoted' and \"doubly\": end:",
    "JSON": '{"a": "\\u0041\\n"}',
    "formula": "=HYPERLINK(1)",
    "formula with a sign": "+1-1",
    "command": "@SUM(A1)",
    "comma, semicolon, tab": "a,b;c\td",
    "backslash": "C:\\new\\table\\x00",
    "percent": "%s %d %n %20 100 %",
    "braces": "{{ x }} {% y %} {# z #} ${w} #{v}",
    "Arabic": "مُحَادَثَات إِسْطَنْبُول",
    "Hebrew and Latin": "שיחות Istanbul 2025",
    "emoji": "👩‍👩‍👧‍👦 🇺🇦 ☮️ 🏳️‍🌈",
    "Han": "土耳其将主办会谈",
    "Thai": "การเจรจา",
    "beyond the first plane": "𝒯𝒶𝓁𝓀𝓈 𠜎𠜱",
    "combining": "Z͑ͫ̓a͖͟l̴g̈́o",
    "fullwidth": "＜ｓｃｒｉｐｔ＞",
    "quotation marks": "“„»‘’«‹›”",
    "dashes": "a–b—c―d‐e‑f",
    "digits": "0777 0x1F 1e5 ١٢٣ 12:30:45",
    "words of computers": "null undefined NaN true None nil",
    "a date": "2025-02-30",
    "a long word": "x" * 500,
    "ligature": "ﬁ ﷽",
}
HIDDEN = {
    "right-to-left override": "a\u202eb",
    "left-to-right isolate": "a\u2066b",
    "zero width space": "a\u200bb",
    "joiner between letters": "a\u200db",
    "byte order mark": "a\ufeffb",
    "soft hyphen": "a\u00adb",
    "bell": "a\x07b",
    "NUL": "a\x00b",
    "delete": "a\x7fb",
    "next line": "a\x85b",
    "line separator": "a\u2028b",
    "non-character": "a\uffffb",
}


class _Text(HTMLParser):
    """The words of a page's first heading, as a browser shows them."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._depth += tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "h1"

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.heading += data


# One for all: to compile the templates anew for each word takes longer than all else.
_RENDERER = Renderer(Path("nowhere"), SETTINGS)


def site(words: str) -> tuple[Event, dict[str, bytes]] | None:
    """The event with these words in every field and all pages; nothing if they are refused."""
    files = world(words)
    files["events/other"] = files["events/gone"]
    records = [decoded(path, text)[0] for path, text in files.items()]
    whole = [record for record in records if record is not None]
    if len(whole) < len(files):
        return None
    chronicle = link(whole)
    checked, _ = check(chronicle, TODAY)
    edition = Edition(chronicle, SETTINGS, as_of(chronicle, "newest", TODAY), checked.verdicts)
    event = next(one for one in whole if isinstance(one, Event) and one.id == "target")
    return event, {page.path: _RENDERER.render(page) for page in plan(edition)}


def assert_survives(words: str) -> None:
    """The record holds the words themselves, and so does every kind of file made from it."""
    made = site(words)
    assert made is not None, words
    event, pages = made
    assert event.title == words
    assert event.claims[0].quote is not None
    assert event.claims[0].quote.text == words
    for path, data in pages.items():
        ending = path.rpartition(".")[2]
        if ending == "png":
            continue
        text = data.decode("utf-8")
        match ending:
            case "csv":
                rows = list(csv.reader(text.removeprefix("\ufeff").splitlines(keepends=True)))
                assert {len(row) for row in rows} == {len(rows[0])}, path
            case "ics":
                icalendar.Calendar.from_ical(text)
            case "xml":
                ET.fromstring(data)  # noqa: S314 - our own output
            case "json" | "geojson":
                json.loads(text)
            case "html":
                assert "\ufffd" not in text.replace(words, ""), path
    parser = _Text()
    parser.feed(pages["events/target.html"].decode())
    assert " ".join(words.split()) in " ".join(parser.heading.split())


@pytest.mark.parametrize("words", ODD.values(), ids=ODD)
def test_odd_words_come_back_from_every_file(words: str) -> None:
    assert_survives(words)


@pytest.mark.parametrize("words", HIDDEN.values(), ids=HIDDEN)
def test_what_nobody_can_see_is_refused_with_its_place(words: str) -> None:
    assert first_hidden(words)
    for path, text in world(words).items():
        record, errors = decoded(path, text)
        assert record is None, path
        assert any(path in one and "U+" in one for one in errors), errors


def test_a_public_list_of_naughty_strings_survives_or_is_refused(shared: Path) -> None:
    file = shared / "hostile" / "text" / "naughty-strings.jsonl"
    survived = refused = 0
    every = file.read_text("utf-8").splitlines()
    for line in every if ALL else every[::16]:
        words = " ".join(json.loads(line)["payload"].split())
        if first_hidden(words) or not words:
            refused += 1
            assert all(decoded(path, text)[1] for path, text in world(words).items()), words
        else:
            survived += 1
            assert_survives(words)
    assert survived > 10
    assert refused
