"""How an event came to be, and what was announced for a day that passed without a word."""

import pytest
from editions import viewer

from chronicle.page import Page
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.template_files import default_templates
from chronicle.views.event import Beside, event_view
from chronicle.views.history import history, is_silent

STEPS = (
    "title: Talks\ndate: 2026-05-12\nsources: [s]\nhistory:\n"
    "  - {as_of: 2026-05-09, status: proposed, date: 2026-05-11, source: s}\n"
    "  - {as_of: 2026-05-10, status: postponed}\n"
    "  - {as_of: 2026-05-11, status: rescheduled, date: 2026-05-12, title: The talks}\n"
    "  - {as_of: 2026-05-12, status: held, date: 2026-05-12, source: s}\n"
)


def test_each_step_has_its_date_its_words_and_its_source() -> None:
    look = viewer({"events/talks": STEPS})
    told = [
        (line.as_of.iso, line.words.replace("\N{NO-BREAK SPACE}", " "), line.source is not None)
        for line in history(look, look.chronicle.events[0], "events/talks.html")
    ]
    assert told == [
        ("2026-05-09", "proposed for 11 May 2026", True),
        ("2026-05-10", "postponed", False),
        ("2026-05-11", "moved to 12 May 2026, as “The talks”", False),
        ("2026-05-12", "held on 12 May 2026", True),
    ]


@pytest.mark.parametrize(
    ("event", "silent"),
    [
        ("date: 2026-05-14\nstatus: scheduled", True),
        ("date: 2026-05-14\nstatus: proposed", True),
        ("date: 2026-04\nstatus: scheduled", True),
        ("date: 2026-05-15\nstatus: scheduled", False),
        ("date: 2026-05\nstatus: scheduled", False),
        ("date: 2026-05-14\nstatus: postponed", False),
        ("date: 2026-05-14\nstatus: rescheduled", False),
        ("date: 2026-05-14\nstatus: cancelled", False),
        ("date: 2026-05-14", False),
        ("date: ../..\nstatus: proposed", False),
    ],
)
def test_what_was_announced_and_passed_without_a_record_is_found(
    event: str, *, silent: bool
) -> None:
    settings = Settings("Test", docs_dir="content", as_of="2026-05-15")
    look = viewer({"events/talks": f"title: Talks\nsources: [s]\n{event}"}, settings)
    assert is_silent(look, look.chronicle.events[0]) is silent


@pytest.mark.parametrize(
    ("relation", "silent"), [("reschedules", False), ("cancels", False), ("follows", True)]
)
def test_a_record_that_moves_or_cancels_it_is_an_answer(relation: str, *, silent: bool) -> None:
    settings = Settings("Test", docs_dir="content", as_of="2026-05-15")
    files = {
        "events/talks": "title: Talks\nsources: [s]\ndate: 2026-05-10\nstatus: scheduled",
        "events/word": "title: Word\nsources: [s]\ndate: 2026-05-09\n"
        f"relations: [{{{relation}: talks}}]",
    }
    look = viewer(files, settings)
    (talks,) = (one for one in look.chronicle.events if one.id == "talks")
    assert is_silent(look, talks) is silent


@pytest.mark.parametrize(("as_of", "told"), [("2026-05-15", True), ("2026-05-14", False)])
def test_the_page_of_such_an_event_says_so(as_of: str, *, told: bool) -> None:
    settings = Settings("Test", docs_dir="content", as_of=as_of)
    event = "title: Talks\nsources: [s]\ndate: 2026-05-14\nstatus: scheduled"
    look = viewer({"events/talks": event}, settings)
    view = event_view(look, look.chronicle.events[0], Beside())
    page = Page("events/talks.html", "event.html", view)
    text = Renderer(default_templates(), settings).render(page).decode()
    assert ("nothing recorded here says what became of it" in text) is told
