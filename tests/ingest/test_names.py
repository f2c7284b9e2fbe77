"""Who and what is named: from the register, the tables, and the words around a name."""

import pytest

from chronicle.ingest.analysis import analyse
from chronicle.ingest.article import article_of
from chronicle.ingest.findings import Name
from chronicle.ingest.register import Known, Post, Register

NOBODY = Register()
KNOWN = Register(
    (
        Known("state", "norland", "Norland", aliases=("Kingdom of Norland",)),
        Known("person", "ada-holm", "Ada Holm", aliases=("Ada Hólm",),
              posts=(Post("Foreign Minister", "norland", "2023-02-01"),)),
        Known("person", "vera-moss", "Vera Moss"),
        Known("body", "strait-council", "Strait Council", aliases=("SC",)),
        Known("place", "hallport", "Hallport", country="norland"),
    )
)  # fmt: skip


def names(text: str, register: Register = NOBODY) -> list[tuple[str, str]]:
    return [(name.kind, name.name) for name in found(text, register)]


def found(text: str, register: Register = NOBODY) -> tuple[Name, ...]:
    article, _ = article_of(f"{text}\n", path="text")
    assert article is not None
    return analyse(article, register).names


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Yesterday President Tomas Verelin left.", "Tomas Verelin"),
        ("Yesterday Foreign Minister Lena Marsh left.", "Lena Marsh"),
        ("Yesterday Secretary of State Rolf Brandt left.", "Rolf Brandt"),
        ("Yesterday the harbour master, Kuno Falk, 61, left.", "Kuno Falk"),
        ("Yesterday Jorun Eld, a scholar at the institute, left.", "Jorun Eld"),
        ("Yesterday lawyer Jorun Eld left.", "Jorun Eld"),
        ("Yesterday Sen. Jorun Eld (R-Ohio) left.", "Jorun Eld"),
        ("The boats will wait, Jorun Eld said.", "Jorun Eld"),
        ("Yesterday Peter van der Moor left.", "Peter van der Moor"),
        ("Yesterday Khalid al-Masri left.", "Khalid al-Masri"),
        ("Yesterday G.K. Miller, who built it, left.", "G.K. Miller"),
    ],
    ids=lambda text: text,
)
def test_people_are_known_by_what_stands_around_them(text: str, person: str) -> None:
    assert ("person", person) in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday the Blue Ribbon sailed.",
        "Yesterday the Prime Minister left.",
        "As Attorney General he left.",
        "Yesterday the Harbour Trade Agreement was signed.",
        "Yesterday Great Storm Warning lamps burned.",
        "Thank God for that.",
    ],
    ids=lambda text: text,
)
def test_capitals_alone_make_no_person(text: str) -> None:
    assert [name for kind, name in names(text) if kind == "person"] == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Fisheries and Harbour Commission met.",
         ("organisation", "Fisheries and Harbour Commission")),
        ("The Ministry of Foreign Affairs met.", ("organisation", "Ministry of Foreign Affairs")),
        ("The Strait Pilots Union (SPU) met.", ("organisation", "Strait Pilots Union")),
        ("The group Open Harbours met.", ("organisation", "Open Harbours")),
        ("The British Green Harbour party met.", ("organisation", "British Green Harbour")),
        ("Firms including Moorsten, Falk and Eldrin left.", ("organisation", "Eldrin")),
        ("The World Health Organization met.", ("organisation", "World Health Organization")),
        ("The Meridian News Agency has the story.", ("outlet", "Meridian News Agency")),
        ("The newspaper Le Littoral has the story.", ("outlet", "Le Littoral")),
        ("They met in Eldhavn yesterday.", ("place", "Eldhavn")),
        ("They met at Eldhavn airport.", ("place", "Eldhavn")),
        ("They met in Everton, Texas.", ("place", "Everton")),
        ("They met in Kiev.", ("place", "Kyiv")),
        ("The Kharkiv-based firm left.", ("place", "Kharkiv")),
        ("Westland's Prime Minister left.", ("place", "Westland")),
        ("Ukraine's answer came.", ("state", "Ukraine")),
        ("The US answer came.", ("state", "United States")),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)  # fmt: skip
def test_bodies_and_places(text: str, named: tuple[str, str]) -> None:
    assert named in names(text)


@pytest.mark.parametrize(
    "text",
    ["They told us so.", "In English it is short.", "In Congressional terms it is.",
     "A Franco-German paper came.", "In March they left."],
    ids=lambda text: text,
)  # fmt: skip
def test_adjectives_and_little_words_are_no_places(text: str) -> None:
    assert [name for name in names(text) if name[0] in {"place", "state"}] == []


def test_a_place_that_opens_a_longer_name_is_not_that_place() -> None:
    assert names("Then the Paris Harbour Museum opened.") == [
        ("organisation", "Paris Harbour Museum")
    ]
    assert ("state", "Jordan") not in names("Yesterday Jordan Miller, a pilot, left.")


def test_the_register_gives_ids_and_its_own_spelling() -> None:
    (norland, holm, council) = found(
        "In the Kingdom of Norland Ada Hólm left. Holm spoke to the Strait Council.", KNOWN
    )
    assert (norland.kind, norland.name, norland.id) == ("state", "Norland", "norland")
    assert (holm.name, holm.id, len(holm.mentions)) == ("Ada Holm", "ada-holm", 2)
    assert (council.kind, council.id) == ("organisation", "strait-council")


def test_a_last_name_alone_calls_the_one_who_bears_it_in_the_register() -> None:
    (moss,) = found("Yesterday Moss left.", KNOWN)
    assert (moss.id, moss.rule) == (
        "vera-moss",
        "the one person of the register with this last name",
    )


def test_short_names_and_short_forms_go_back_to_the_whole() -> None:
    text = (
        "Captain John Luk Orr left the Strait Pilots Union (SPU). Orr had led the SPU for years, "
        "and John Luk was loved."
    )
    assert [(name.name, len(name.mentions)) for name in found(text)] == [
        ("John Luk Orr", 3),
        ("Strait Pilots Union", 3),
    ]


def test_roles_and_whose_they_are_come_with_the_person() -> None:
    text = "Germany's foreign minister Lena Marsh met French President Luc Falk."
    people = [name for name in found(text) if name.kind == "person"]
    assert [(p.name, p.role, p.of) for p in people] == [
        ("Lena Marsh", "foreign minister", "Germany"),
        ("Luc Falk", "President", "France"),
    ]


def test_two_who_share_a_last_name_are_two() -> None:
    text = "Senator Ann Falk met Judge Karl Falk. Ann Falk left first. Then Falk left."
    assert [(name.name, len(name.mentions)) for name in found(text)] == [
        ("Ann Falk", 3),
        ("Karl Falk", 1),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister of Fisheries and Deep Water Vera Quill left.", ("person", "Vera Quill")),
        ("European Commissioner for Trade Vera Quill left.", ("person", "Vera Quill")),
        ("Mayor Bill de Moor left.", ("person", "Bill de Moor")),
        ("Then Prime Minister Theresa May's deal fell.", ("person", "Theresa May")),
        ("Vice Premier He Qiwen left.", ("person", "He Qiwen")),
        ("Then He left.", None),
        ("Another sociologist Tollo Vark left.", ("person", "Tollo Vark")),
        ("The ambassador to Oslo Vera Quill left.", ("person", "Vera Quill")),
        ("Tollo Vark from the bureau said it was late.", ("person", "Tollo Vark")),
        ("Tollo Vark, chairman of the board, left.", ("person", "Tollo Vark")),
        ("The ruling ZNF party left.", ("organisation", "ZNF")),
        ("The QRF said it was late.", ("organisation", "QRF")),
        ("The GDP said it all.", None),
        ("They met in the suburb of Vellim there.", ("place", "Vellim")),
        ("They met over Lake Vellim there.", ("place", "Lake Vellim")),
        ("An Oslo-brokered truce held.", ("place", "Oslo")),
        ("An Oslo-like truce held.", None),
        ("They turned toward Islam there.", None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_more_names_by_what_stands_around_them(text: str, expected: tuple[str, str] | None) -> None:
    seen = names(f"It was late in the harbour town. {text}")
    assert (expected in seen) if expected else seen == []


def test_both_places_of_a_compound_are_found() -> None:
    assert names("The Norway-Denmark border is long.") == [("state", "Norway"),
                                                           ("state", "Denmark")]  # fmt: skip


def test_a_city_that_is_somebodys_last_name_is_that_person() -> None:
    assert names("Then lawyer Vera Bergen left. Bergen came back.") == [("person", "Vera Bergen")]
    assert names("Then lawyer Vera Quill left. Later Bergen was full.")[1] == ("place", "Bergen")


def test_letters_after_or_are_a_short_form() -> None:
    text = "The Rapid Harbour Forces or RHF left. The RHF came back."
    assert names(text) == [("organisation", "Rapid Harbour Forces")]


def test_a_short_form_of_a_country_is_that_country() -> None:
    text = "The Republic of Korea (ROK) left. The ROK's boats stayed."
    assert names(text) == [("state", "South Korea")]


def test_a_body_is_called_in_the_headline_as_in_the_story() -> None:
    text = "EU leaves the port\nPublished: March 10, 2024\n\nThe EU left the port with its boats."
    assert names(text) == [("organisation", "EU")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met the Ministry of Justice and Ministry of Defence there.",
         [("organisation", "Ministry of Justice"), ("organisation", "Ministry of Defence")]),
        ("They met the Harbour Authority on Shipping there.",
         [("organisation", "Harbour Authority on Shipping")]),
        ("The head of the old opposition, Tollo Vark as well, left.", [("person", "Tollo Vark")]),
        ("In the old harbour, Tollo Vark was written on a wall.", []),
    ],
    ids=["two ministries", "authority on", "head of", "only a comma"],
)  # fmt: skip
def test_bodies_and_their_heads(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(f"It was late in the harbour town. {text}") == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yesterday Abu Sanar militants freed two captains.", ("organisation", "Abu Sanar")),
        ("Yesterday the Al Qaeda-linked group left.", ("organisation", "Al Qaeda")),
        ("Yesterday pilot Jorun Eld and Tollo Vark of France left.", ("person", "Tollo Vark")),
        ("Yesterday Vice Premier Liu He left.", ("person", "Liu He")),
        ("They met in the second city, Ganjar, on Sunday.", ("place", "Ganjar")),
        ("DANTHAL, France (Reuters) - The envoys met there again.", ("place", "Danthal")),
        ("MOSCOW (Sputnik) The envoys met there again.", ("place", "Moscow")),
        ("PETER VARK has left the port again.", ("person", "Peter Vark")),
        ("Yesterday the harbour master of Sobal State left.", ("place", "Sobal State")),
        ("Yesterday Harkat Sanar commander Burhan Vark left.", ("organisation", "Harkat Sanar")),
        ("They fear militants like Tollo Vark and others.", ("person", "Tollo Vark")),
        ("The Adviser on the Peace Process Tollo Vark left.", ("person", "Tollo Vark")),
        ("They will search in Halborg, Basilor.", ("place", "Basilor")),
        ("The Harbour Monitoring Team left.", ("organisation", "Harbour Monitoring Team")),
        ("The SPL-IO welcomes the plan for the port.", ("organisation", "SPL-IO")),
        ('Yesterday leader Tollo "Sailor" Vark left.', ("person", "Tollo Sailor Vark")),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_more_names(text: str, name: tuple[str, str]) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yesterday Islamist militants freed two captains.", ("organisation", "Islamist")),
        ("They left the city, Ganjar said.", ("place", "Ganjar")),
        ("A surge in Lanternia shares was seen.", ("place", "Lanternia")),
        ("Yesterday the Green Belt of France was closed.", ("person", "Green Belt")),
        (
            "Yesterday the Permanent Representative to the United Nations left.",
            ("organisation", "Permanent Representative to the United Nations"),
        ),
        ("The boats would leave, DUP said.", ("person", "DUP")),
        ("The chief EU envoy left.", ("person", "EU")),
        ("Leaving a session with the envoy, he said no.", ("person", "Leaving")),
        ("Judge Karl Eld left. They saw it in Eld's statement.", ("place", "Eld")),
        ("They spoke of Sir Creek and the boats.", ("person", "Creek")),
        ("They met Peter Vark spokesman Karl Eld.", ("organisation", "Peter Vark")),
        ("Lena Marsh, Head of Delegation for them, said no.", ("person", "Head")),
        ("They went into hiding in Opposition then.", ("place", "Opposition")),
        ("Yesterday the Secretary of State left.", ("place", "State")),
        ("DANTHAL is closed to boats.", ("place", "Danthal")),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_more_that_is_no_such_name(text: str, name: tuple[str, str]) -> None:
    assert name not in names(text)
