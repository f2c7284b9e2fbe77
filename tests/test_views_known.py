"""As it was known: what was published by a month's end, and that nothing later ever shows."""

from collections.abc import Mapping
from datetime import date

import pytest
from editions import WORLD, edition, record, viewer
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.graph import link
from chronicle.model import Source
from chronicle.page import Edition
from chronicle.pages.known import known_pages
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.template_files import default_templates
from chronicle.views.known import KnownView, known_view, what_was_public
from chronicle.views.published import past_months, public_on
from chronicle.views.viewer import Viewer
from chronicle.when import on_day

SETTINGS = Settings("Test", parties=("norland", "sudmark"), docs_dir="content", as_of="2026-08-15")
SOURCES = {
    f"sources/{name}": f"outlet: wire\nurl: unknown\ntitle: Report {name}\npublished: {day}"
    for name, day in (
        ("a", "2026-05-11"),
        ("b", "2026-05-20"),
        ("c", "2026-06-02"),
        ("d", "2026-07-30"),
        ("vague", "2026-05~"),
    )
}
TALKS = (
    "title: Talks that never came\ndate: 2026-05-15\nstatus: did-not-happen\n"
    "sources: [a, b, c, d, vague]\nhistory:\n"
    "  - {as_of: 2026-05-11, status: proposed, date: 2026-05-15, title: Talks, source: a}\n"
    "  - {as_of: 2026-05-11, status: scheduled, date: 2026-05-15}\n"
    "  - {as_of: 2026-06-01, status: cancelled, source: c}\n"
    "claims:\n"
    "  - {id: x, speaker: ada, for: norland, says: Yes, made: 2026-05-10, source: a}\n"
    "  - {id: y, speaker: mara, for: sudmark, says: No, stance: denies, source: b}\n"
    "  - {id: z, speaker: mara, for: sudmark, says: Late, source: d}\n"
    "  - {id: w, speaker: mara, for: sudmark, says: Vague, source: vague}\n"
)


def look_at(files: Mapping[str, str], settings: Settings = SETTINGS) -> Viewer:
    return viewer({**SOURCES, **files}, settings)


def at_end_of(look: Viewer, year: int, month: int) -> KnownView:
    return known_view(look, what_was_public(look), (year, month))


def told(view: KnownView) -> list[list[str]]:
    return [
        [
            f"{step.words or step.mark.words}{' (late)' if step.is_late else ''}".replace(
                "\N{NO-BREAK SPACE}", " "
            )
            for step in event.steps
        ]
        for event in view.events
    ]


def said(view: KnownView) -> list[tuple[str, list[str]]]:
    return [(one.source.label, [claim.says for claim in one.claims]) for one in view.said]


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ("published: 2026-05-11", "2026-05-11"),
        ("published: 2026-05-11T23:30+02:00", "2026-05-11"),
        ("published: 2026-05", "2026-05-31"),
        ("published: 2026-05-11\nmodified: 2026-05-13", "2026-05-13"),
        ("published: 2026-05-11\nmodified: 2026-05-13~", ""),
        ("published: 2026-05-11~", ""),
        ("published: 2026-05-11/..", ""),
        ("lang: en", ""),
    ],
)
def test_a_source_is_public_as_it_is_from_its_last_certain_change(more: str, day: str) -> None:
    source = record("sources/x", f"outlet: wire\nurl: unknown\n{more}")
    assert isinstance(source, Source)
    found = public_on(source)
    assert (found.isoformat() if found else "") == day


@pytest.mark.parametrize(
    ("as_of", "months"),
    [
        ("2026-05-31", []),
        ("2026-06-01", [(2026, 5)]),
        ("2026-08-15", [(2026, 5), (2026, 6), (2026, 7)]),
        ("2026-08", [(2026, 5), (2026, 6), (2026, 7)]),
    ],
)
def test_there_is_a_page_for_every_month_that_has_ended(
    as_of: str, months: list[tuple[int, int]]
) -> None:
    settings = Settings("Test", docs_dir="content", as_of=as_of)
    assert list(past_months(look_at({}, settings))) == months


def test_a_long_silence_has_no_pages_after_its_first_year() -> None:
    treaty = "outlet: wire\nurl: unknown\npublished: 1654-03"
    months = past_months(look_at({"sources/treaty": treaty}))
    assert months[:2] == ((1654, 3), (1654, 4))
    assert [month for month in months if (1654, 12) < month < (2026, 6)] == [
        (1655, 1),
        (1655, 2),
        (2026, 5),
    ]
    last = "outlet: wire\nurl: unknown\npublished: 9999-11"
    settings = Settings("Test", docs_dir="content", as_of="9999-12-31")
    files = {"sources/s": last}
    chronicle = link(record(path, text) for path, text in {**WORLD, **files}.items())
    ahead = Edition(chronicle, settings, on_day(date(9999, 12, 31)), {})
    assert past_months(Viewer(ahead)) == ((9999, 11),)


def test_a_chronicle_without_publications_has_no_such_page() -> None:
    files = {"sources/s": "outlet: wire\nurl: unknown"}
    assert past_months(viewer(files, SETTINGS)) == ()


def test_only_what_was_published_by_the_end_of_the_month_is_told() -> None:
    look = look_at({"events/talks": TALKS})
    may, june, july = (at_end_of(look, 2026, month) for month in (5, 6, 7))
    assert told(may) == [["Reported", "Proposed for 15 May 2026, as “Talks”"]]
    assert said(may) == [("Report a", ["Yes"]), ("What was said", []), ("Report b", [])]
    assert [claim.says for one in may.denied for claim in one.claims] == ["No"]
    assert told(june) == [["Cancelled", "Reported", "Proposed for 15 May 2026, as “Talks”"]]
    assert said(july) == [("Report d", ["Late"])]
    assert told(july)[0][0] == "Reported"


def test_what_was_announced_and_has_passed_stays_until_there_is_word_of_it() -> None:
    early = TALKS.replace("sources: [a, b,", "sources: [a,").replace("source: b}", "source: a}")
    look = look_at({"events/talks": early})
    assert told(at_end_of(look, 2026, 5)) == [["Proposed for 15 May 2026, as “Talks” (late)"]]
    (event,) = at_end_of(look, 2026, 6).events
    (cancelled, proposed) = event.steps
    assert (proposed.late, proposed.settled, proposed.is_late) == (
        "2026-05-16",
        "2026-06-02",
        False,
    )
    assert cancelled.late == ""


def test_what_is_still_to_come_is_carried_on_and_what_is_settled_is_not() -> None:
    summit = (
        "title: S\ndate: 2026-09\nstatus: scheduled\nsources: [a]\n"
        "history: [{as_of: 2026-05-11, status: scheduled, date: 2026-09, source: a}]"
    )
    held = summit.replace("2026-09", "2026-05-11").replace("scheduled", "held")
    look = look_at({"events/summit": summit, "events/held": held})
    assert told(at_end_of(look, 2026, 6)) == [["Scheduled for Sep 2026"]]
    assert len(told(at_end_of(look, 2026, 5))) == 2


def test_no_word_of_the_record_itself_is_on_the_page() -> None:
    pages = rendered(edition({**SOURCES, "events/talks": TALKS}, SETTINGS))
    assert "As known at the end of May 2026" in pages["known/2026-05.html"]
    for page in pages.values():
        assert "never came" not in page
        assert "Vague" not in page
    assert "Late" not in pages["known/2026-05.html"] + pages["known/2026-06.html"]


RENDERER = Renderer(default_templates(), SETTINGS)


def rendered(edition_: Edition) -> dict[str, str]:
    return {
        page.path: RENDERER.render(page).decode()
        for page in known_pages(Viewer(edition_))
        if page.path.startswith("known/")
    }


def may_of(files: Mapping[str, str], as_of: str = "2026-08-15") -> str:
    """The page of May, and no other: rendering takes its time."""
    settings = Settings("Test", parties=("norland", "sudmark"), docs_dir="content", as_of=as_of)
    pages = known_pages(Viewer(edition(files, settings)))
    return RENDERER.render(next(one for one in pages if one.path == "known/2026-05.html")).decode()


# --- the law ---------------------------------------------------------------------------------

_LATER = {"e": "2026-06-01", "f": "2026-06-30", "g": "2026-07-01", "vague": "2026-05-31~"}
words = st.sampled_from(["Talks", "Truce", "Summit called off", "<b>&"])
later = st.sampled_from(sorted(_LATER))
status = st.sampled_from(["proposed", "scheduled", "postponed", "held", "cancelled", "disputed"])
stance = st.sampled_from(["asserts", "denies", "rejects", "accepts", "demands"])
day = st.dates(date(2026, 4, 1), date(2026, 8, 10)).map(date.isoformat)
record_of = st.sampled_from(["talks", "proposal:offer", "agreement:pact"])


@st.composite
def additions(draw: st.DrawFn) -> dict[str, str]:
    """Records as they may be later: more of everything, all of it published after May."""
    steps = draw(st.lists(st.tuples(day, status, day, words, later), max_size=3))
    claims = draw(st.lists(st.tuples(stance, day, words, later, record_of), max_size=3))
    history = "".join(
        f"  - {{as_of: {as_of}, status: {was}, date: {for_}, title: '{word}', source: {source}}}\n"
        for as_of, was, for_, word, source in steps
    )
    speech = "".join(
        f"  - {{id: n{at}, speaker: ada, for: norland, stance: {how}, made: {made},"
        f" says: '{word}', source: {source}, about: {{of: '{of}'}}}}\n"
        for at, (how, made, word, source, of) in enumerate(claims)
    )
    more = ", ".join(
        sorted({source for *_, source in steps} | {source for *_, source, _ in claims})
    )
    sources = {
        f"sources/{name}": f"outlet: herald\nurl: unknown\ntitle: '{draw(words)}'\n"
        f"published: {when}"
        for name, when in _LATER.items()
    }
    talks = TALKS.replace("Talks that never came", draw(words)).replace(
        "did-not-happen", draw(status)
    )
    talks = talks.replace("date: 2026-05-15\nstatus", f"date: {draw(day)}\nstatus")
    talks = talks.replace("claims:\n", f"{history}claims:\n{speech}")
    if more:
        talks = talks.replace("sources: [", f"sources: [{more}, ")
    talks += f"participants: [{{actor: ada, role: '{draw(words)}'}}]\n"
    other = (
        f"title: '{draw(words)}'\ndate: {draw(day)}\nsources: [g]\n"
        f"history: [{{as_of: {draw(day)}, status: {draw(status)}, date: {draw(day)}, source: g}}]"
    )
    outcome = draw(st.sampled_from(["", "\noutcome: withdrawn"]))
    offer = f"{OFFER.replace('Offer', draw(words))}{outcome}"
    files = {**BASE, **sources, "events/talks": talks, "proposals/offer": offer}
    return {**files, "events/other": other} if draw(st.booleans()) else files


OFFER = "title: '<Offer>'\nproposers: [norland]\ntabled: 2026-05-10\nsources: [a]"
BASE: Mapping[str, str] = {
    **SOURCES,
    "sources/vague": "outlet: wire\nurl: unknown\npublished: 2026-05~",
    "events/talks": TALKS,
    "proposals/offer": OFFER,
    "agreements/pact": "title: Pact\nstage: partial\nsources: [a]",
}

BEFORE = may_of(BASE)


@settings(max_examples=60)
@given(additions(), st.sampled_from(["2026-06-02", "2026-08-15"]))
def test_what_is_published_later_leaves_the_page_of_a_month_as_it_is(
    files: dict[str, str], as_of: str
) -> None:
    assert may_of(files, as_of) == BEFORE


def test_the_law_would_notice_what_is_published_in_time() -> None:
    in_time = {"sources/n": "outlet: wire\nurl: unknown\npublished: 2026-05-31"}
    assert may_of({**BASE, **in_time}) != BEFORE
    assert may_of(BASE) == BEFORE


def test_what_a_claim_speaks_to_is_named_by_its_kind_alone() -> None:
    offer = f"{OFFER}\nclaims: [{{id: p, speaker: sudmark, says: Ours, source: a}}]"
    talks = TALKS.replace("says: Yes", "says: Yes, about: {of: 'proposal:offer'}")
    view = at_end_of(look_at({"proposals/offer": offer, "events/talks": talks}), 2026, 5)
    about = {
        claim.says: claim.about.label if claim.about else ""
        for one in (*view.said, *view.denied)
        for claim in one.claims
    }
    assert about == {"Ours": "a proposal", "Yes": "a proposal", "No": ""}
