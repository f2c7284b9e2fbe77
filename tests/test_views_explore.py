"""What there is to search of a chronicle, by year."""

from editions import EVENT, viewer

from chronicle.views.explore import (
    Option,
    entries_by_year,
    explore_view,
    names_file,
    rows_file,
    texts_file,
)

WORLD = {
    "issues/truce": "title: Truce",
    "places/havn": "name: Havn",
    "tracks/t": "title: Talks in Havn",
    "sources/s": "outlet: wire\nurl: unknown\ntitle: What was said\nlang: no\n"
    "published: 2026-05-11",
    "events/talks": f"{EVENT}\nkind: meeting\ntrack: t\nplaces: [havn]\nissues: [truce]\n"
    "participants: [{actor: ada, for: norland}]\n"
    "claims:\n"
    "- {id: a, speaker: mara, quote: Not one day, lang: en, source: s, via: [herald]}\n"
    "- {id: b, speaker: {described_as: an aide}, says: It will do, source: s}\n===\n"
    "They *met* at the **harbour**.",
    "events/old": "title: Old\ndate: 1998\nsources: [s]",
    "events/loose": "title: Loose\ndate: ../2020\nsources: [s]",
    "proposals/offer": "title: Offer\nproposers: [norland]\ntabled: 2026-05-12\nsources: [s]\n"
    "terms: [{issue: truce, text: Ten days}]",
}


def test_every_entry_is_found_in_the_year_it_begins_in() -> None:
    years = entries_by_year(viewer(WORLD))
    assert {name: [one.id for one in entries] for name, entries in years.items()} == {
        "1998": ["old"],
        "2026": ["talks", "s", "offer"],
        "undated": ["loose"],
    }


def test_a_row_holds_what_an_entry_is_narrowed_down_by() -> None:
    look = viewer(WORLD)
    facets = [facet.key for facet in names_file(look).facets]
    talks, source, offer = rows_file(look, "2026").rows
    assert (talks.href, talks.title, talks.first, talks.last) == (
        "events/talks.html",
        "Talks",
        "2026-05-10",
        "2026-05-10",
    )
    assert dict(zip(facets, talks.values, strict=True)) == {
        "type": ("event",),
        "kind": ("meeting",),
        "status": ("held",),
        "actor": ("ada", "norland", "mara"),
        "issue": ("truce",),
        "track": ("t",),
        "place": ("havn",),
        "outlet": ("wire", "herald"),
        "lang": ("no", "en"),
    }
    assert dict(zip(facets, offer.values, strict=True))["kind"] == ()
    told = dict(zip(facets, source.values, strict=True))
    assert {key: values for key, values in told.items() if values} == {
        "type": ("source",),
        "outlet": ("wire",),
        "lang": ("no",),
    }


def test_records_that_entries_refer_to_are_found_by_all_their_names() -> None:
    files = {
        "actors/ada": "name: Ada Lind\nkind: person\naliases: [A. Lind]\nnames: {ru: Ада Линд}"
    }
    facets = {facet.key: facet for facet in names_file(viewer(WORLD | files)).facets}
    assert Option("ada", "Ada Lind", "Ада Линд\nA. Lind") in facets["actor"].options
    assert facets["actor"].folder == "actors/"
    assert facets["kind"].folder == ""


def test_every_value_of_a_row_has_words() -> None:
    look = viewer(WORLD)
    facets = names_file(look).facets
    for name in entries_by_year(look):
        for row in rows_file(look, name).rows:
            for facet, values in zip(facets, row.values, strict=True):
                assert set(values) <= {option.value for option in facet.options}, facet.key


def test_the_words_are_the_text_the_claims_the_terms_and_the_sources() -> None:
    talks, source, offer = texts_file(viewer(WORLD), "2026").texts
    assert talks.split("\n") == [
        "They met at the harbour .",
        "Mara Velt: Not one day",
        "an aide: It will do",
        "What was said",
    ]
    assert offer.split("\n") == ["Ten days", "What was said"]
    assert source == "Northern Wire"


def test_the_page_leads_to_every_year_newest_first_and_to_every_kind() -> None:
    view = explore_view(viewer(WORLD))
    assert [(year.name, year.href) for year in view.years] == [
        ("No date", "timeline.html"),
        ("2026", "timeline/2026.html"),
        ("1998", "timeline/1998.html"),
    ]
    assert ("Events", "events/index.html") in [(way.label, way.href) for way in view.kinds]
