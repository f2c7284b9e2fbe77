"""Pages of actors, places, issues, tracks, outlets, sources, proposals and agreements."""

from typing import Any

import pytest
from editions import EVENT, viewer

from chronicle.model import Key, Kind
from chronicle.views.actor import actor_view
from chronicle.views.agreement import agreement_view
from chronicle.views.issue import issue_view
from chronicle.views.outlet import outlet_view
from chronicle.views.place import place_view
from chronicle.views.proposal import proposal_view
from chronicle.views.source import source_view
from chronicle.views.sources import sourcing
from chronicle.views.track import track_view
from chronicle.views.viewer import Viewer

THREE_CLAIMS = """
claims:
  - {id: a, speaker: mara, for: sudmark, says: x, source: s}
  - {id: b, speaker: norland, says: x, source: s}
  - {id: c, speaker: ada, says: x, source: s}"""


def of(look: Viewer, kind: Kind, id_: str) -> Any:
    return look.chronicle.records[Key(kind, id_)]


def test_an_actor_shows_entries_with_role_and_office_and_a_state_who_stood_for_it() -> None:
    look = viewer(
        {
            "actors/ada": "name: Ada Lind\nkind: person\nposts: [{post: envoy, of: norland}]",
            "events/talks": f"{EVENT}\nparticipants:\n"
            "  - {actor: ada, role: head-of-delegation, for: norland}",
        }
    )
    ada = actor_view(look, of(look, "actor", "ada"))
    assert [row.notes for row in ada.rows] == [("head of delegation, for Norland", "envoy")]
    assert [one.label for one in ada.stands_for] == ["Norland"]
    norland = actor_view(look, of(look, "actor", "norland"))
    assert [row.notes for row in norland.rows] == [("represented by Ada Lind",)]
    assert [one.label for one in norland.members] == ["Ada Lind"]


def test_a_withdrawn_entry_is_told_of_nowhere_but_at_its_place() -> None:
    look = viewer(
        {
            "events/talks": f"{EVENT}\nwithdrawn: {{date: 2026-05-12, reason: double}}\n"
            "participants: [{actor: ada}]\n===\nWith [[mara]].",
            "events/other": f"{EVENT}\nrelations: [follows: talks]".replace("Talks", "Other"),
        }
    )
    assert actor_view(look, of(look, "actor", "ada")).rows == ()
    assert actor_view(look, of(look, "actor", "mara")).mentioned_by == ()
    assert look.mention(Key("event", "talks"), "index.html").label == "withdrawn event"


@pytest.mark.parametrize(
    ("lat", "lon", "said"),
    [("59.9139", "10.7522", "59.9139° N, 10.7522° E"), ("-34.6", "-58.4", "34.6° S, 58.4° W")],
)
def test_coordinates_name_their_hemispheres(lat: str, lon: str, said: str) -> None:
    look = viewer({"places/p": f"name: P\nlat: {lat}\nlon: {lon}"})
    view = place_view(look, of(look, "place", "p"))
    assert view.coordinates.replace("\N{NO-BREAK SPACE}", " ") == said


def test_a_place_lists_entries_in_its_parts_too_each_once() -> None:
    look = viewer(
        {
            "places/havn": "name: Havn",
            "places/house": "name: House\npart_of: havn",
            "events/talks": f"{EVENT}\nplaces: [house, havn]",
        }
    )
    view = place_view(look, of(look, "place", "havn"))
    assert [row.id for row in view.rows] == ["talks"]
    assert [one.label for one in view.parts] == ["House"]


def test_an_issue_gathers_terms_claims_and_entries() -> None:
    look = viewer(
        {
            "issues/truce": "title: Truce",
            "issues/part": "title: Part\nparent: truce",
            "proposals/p": "title: P\nproposers: [norland]\ntabled: 2026-05-01\nsources: [s]\n"
            "terms: [{issue: truce, text: from June}, {issue: part, text: other}]",
            "events/talks": f"{EVENT}\nissues: [truce]\nclaims:\n"
            "  - {id: c, speaker: ada, says: x, source: s, issues: [truce, part]}",
        }
    )
    view = issue_view(look, of(look, "issue", "truce"))
    assert [(term.proposal.label, term.text) for term in view.terms] == [("P", "from June")]
    assert [row.id for row in view.rows] == ["talks"]
    assert [[one.label for one in claim.issues] for claim in view.claims] == [["Part"]]
    assert [one.label for one in view.parts] == ["Part"]


def test_a_track_lists_its_rounds_also_those_nothing_is_known_of() -> None:
    look = viewer(
        {
            "tracks/t": "title: T\nrounds: [{number: 2, title: Second}, {number: 1}]",
            "events/talks": f"{EVENT}\ntrack: t\nround: 1",
        }
    )
    view = track_view(look, of(look, "track", "t"))
    assert [(one.number, one.title, [e.label for e in one.events]) for one in view.rounds] == [
        (1, "", ["Talks"]),
        (2, "Second", []),
    ]


def test_an_outlet_shows_its_sources_and_what_passed_through_it() -> None:
    look = viewer(
        {
            "events/talks": f"{EVENT}\nclaims:\n"
            "  - {id: c, speaker: ada, says: x, source: s, via: [herald]}",
            "sources/t": "outlet: herald\nurl: unknown\ncites: [wire]",
        }
    )
    herald = outlet_view(look, of(look, "outlet", "herald"))
    assert [claim.href for claim in herald.relayed] == ["../events/talks.html#c"]
    assert [line.url for line in herald.sources] == [""]
    assert herald.standing == "state"
    assert [one.label for one in outlet_view(look, of(look, "outlet", "wire")).cited_by] == [
        "Sudmark Herald, no date"
    ]


def test_a_source_says_what_was_drawn_from_it_and_how_far_its_text_is_known() -> None:
    look = viewer(
        {"events/talks": f"{EVENT}\nclaims: [{{id: c, speaker: ada, says: x, source: s}}]"}
    )
    view = source_view(look, of(look, "source", "s"))
    assert [one.label for one in view.drawn] == ["Talks"]
    assert [claim.speaker.label for claim in view.claims] == ["Ada Lind"]
    assert view.fingerprint[0].startswith("No fingerprint")


@pytest.mark.parametrize(
    ("sources", "claims", "lines"),
    [
        ("[s]", "", ("1 source: Norway",)),
        ("[s, t]", "", ("2 sources: all Norway",)),
        ("[s, u]", "", ("2 sources: 1 Norway, 1 of a country not known",)),
        (
            "[s]",
            THREE_CLAIMS,
            ("1 source: Norway", "3 claims: 1 Norland, 1 Sudmark, 1 other"),
        ),
    ],
    ids=["one", "all alike", "one unknown", "with claims"],
)
def test_sourcing_is_summed_up_by_country_and_party(
    sources: str, claims: str, lines: tuple[str, ...]
) -> None:
    look = viewer(
        {
            "sources/t": "outlet: wire\nurl: unknown",
            "sources/u": "outlet: herald\nurl: unknown",
            "events/talks": EVENT.replace("[s]", sources) + claims,
        }
    )
    (event,) = look.chronicle.events
    found = tuple(look.of(ref, "source") for ref in event.sources)
    assert sourcing(look, found, event.claims) == lines


def test_a_proposal_shows_all_claims_about_it_once() -> None:
    look = viewer(
        {
            "proposals/p": "title: P\nproposers: [norland]\ntabled: 2026-05-01\nsources: [s]\n"
            "addressees: [sudmark]\nclaims:\n"
            "  - {id: own, speaker: ada, says: x, source: s}\n"
            "  - {id: aside, speaker: ada, says: x, source: s, about: {of: norland}}",
            "events/talks": f"{EVENT}\nclaims:\n"
            "  - {id: c, speaker: mara, says: x, source: s, about: {of: 'proposal:p'}}",
        }
    )
    view = proposal_view(look, of(look, "proposal", "p"))
    assert [claim.anchor or claim.href for claim in view.claims] == [
        "own",
        "../events/talks.html#c",
        "aside",
    ]
    assert view.parties == "Norland to Sudmark"


def test_a_commitment_is_held_against_what_is_recorded_of_it() -> None:
    look = viewer(
        {
            "events/talks": EVENT,
            "agreements/a": "title: A\nstage: partial\nsources: [s]\nparties: [sudmark, norland]\n"
            "commitments:\n"
            "  - {id: x, by: [norland], what: hand over, quantity: 1000, unit: people,\n"
            "     fulfilled: [{date: 2026-05-24, quantity: 300}, {date: 2026-05-23, quantity: 90,\n"
            "     event: talks}]}\n"
            "  - {id: y, by: [norland], what: talk, fulfilled: [{date: 2026-05-23}]}\n"
            "  - {id: z, by: [norland], what: wait}",
        }
    )
    view = agreement_view(look, of(look, "agreement", "a"))
    assert [party.label for party in view.parties] == ["Norland", "Sudmark"]
    assert [one.done.replace("\N{NO-BREAK SPACE}", " ") for one in view.commitments] == [
        "390 of 1,000 people recorded, in two stages",
        "1 stage recorded",
        "",
    ]
    first = view.commitments[0]
    assert [line.when.iso for line in first.stages] == ["2026-05-23", "2026-05-24"]
