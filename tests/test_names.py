"""Names in plain words: which are found, and which near-misses are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.model import Key, Kind
from chronicle.names import Found, NameIndex, find_names


def key(id_: str, kind: Kind = "actor") -> Key:
    return Key(kind, id_)


NAMES = NameIndex.of(
    [
        ("Kyiv", key("kyiv", "place")),
        ("Kiev", key("kyiv", "place")),
        ("The Kyiv Independent", key("ki", "outlet")),
        ("Guinea", key("guinea")),
        ("Sana", key("sana")),
        ("Sana'a", key("sanaa", "place")),
        ("José Núñez", key("jose")),
        ("Jose", key("jose")),
        ("U.S.", key("us")),
        ("U.S. Senate", key("senate")),
        ("Paris", key("paris", "place")),
        ("Paris Club", key("club")),
        ("Paris Club", key("other-club")),
        ("‘Ndrangheta", key("mafia")),
        ("Xi", key("xi")),
        ("…", key("nobody")),
        ("", key("nobody")),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.target.id) for each in find_names(text, NAMES)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kyiv", [("Kyiv", "kyiv")]),
        ("in Kiev, once", [("Kiev", "kyiv")]),
        ("KYIV or kyiv", []),
        ("Kyivska, preKyiv, Kyiv_2", []),
        ("Kyiv's and Kyiv’s", [("Kyiv", "kyiv"), ("Kyiv", "kyiv")]),
        ("'Kyiv' (Kyiv) Kyiv. Kyiv… “Kyiv”", [("Kyiv", "kyiv")] * 5),
        ("Kyiv–Paris, Kyiv—Paris", [("Kyiv", "kyiv"), ("Paris", "paris")] * 2),
        ("Guinea-Bissau, Neu-Guinea, Guinea‑Bissau", []),
        ("@Kyiv #Kyiv kyiv.Kyiv x/Kyiv Kyiv/x Kyiv@x Kyiv.ua", []),
        ("the end. Kyiv", [("Kyiv", "kyiv")]),
        ("Sana'a", [("Sana'a", "sanaa")]),
        ("Sana’a", [("Sana’a", "sanaa")]),
        ("Sana'ah and d'Sana", []),
        ("Sana's", [("Sana", "sana")]),
        ("The Kyiv Independent", [("The Kyiv Independent", "ki")]),
        ("The Kyiv\nIndependent", [("The Kyiv\nIndependent", "ki")]),
        ("The Kyiv Independents", [("Kyiv", "kyiv")]),
        ("the Kyiv Independent", [("Kyiv", "kyiv")]),
        ("José Núñez", [("José Núñez", "jose")]),
        ("Jose\u0301 Núñez", []),
        ("the U.S. Senate, the U.S.", [("U.S. Senate", "senate"), ("U.S.", "us")]),
        ("the U.S.A.", []),
        ("the Paris Club", []),
        ("the Paris Clubs", [("Paris", "paris")]),
        ("the ‘Ndrangheta", [("‘Ndrangheta", "mafia")]),
        ("Ndrangheta", []),
        ("Xi Jinping, XI, Xiʼs, Xian", [("Xi", "xi"), ("Xi", "xi")]),
        ("… nobody", []),
        ("", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_names_are_found_at_word_boundaries(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


def test_the_order_of_names_does_not_matter() -> None:
    pairs = [("A B", key("ab")), ("A", key("a")), ("A B C", key("abc")), ("A B", key("ab"))]
    assert NameIndex.of(pairs) == NameIndex.of(reversed(pairs))
    assert list(find_names("A B C, A B", NameIndex.of(pairs))) == [
        Found(0, 5, key("abc")),
        Found(7, 10, key("ab")),
    ]


@given(
    st.lists(st.sampled_from("Kyiv Paris Club The Independent Sana'a U.S. - – ' s \n x".split(" ")))
)
def test_what_is_found_is_a_name_and_nothing_overlaps(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for each in find_names(text, NAMES):
        assert end <= each.start < each.end
        end = each.end
        name = text[each.start : each.end]
        assert [one.target for one in find_names(name, NAMES)] == [each.target]
