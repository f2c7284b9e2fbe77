"""Fingerprints: which words count, which quotations pass, and which files are refused."""

import random
from base64 import b64decode, b64encode

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.fingerprint import (
    WORD_LIMIT,
    Finding,
    check_quote,
    make_fingerprint,
    mistakes_in,
    normalise,
)
from chronicle.model import Fingerprint
from chronicle.problems import Place

ARTICLE = """The envoy said the delegation “will not leave the table before Friday,” and added that
nobody’s patience is endless. A cease-fire of thirty days — proposed by [four] neighbours — remains
on offer… for now. Talks resume on 16 May in İstanbul, the two sides confirmed late on Sunday."""
OF_ARTICLE = make_fingerprint(ARTICLE, complete=True, made_by="the tests")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("Don’t `quote' “me”", ("don't", "quote", "me")),
        ("workers' rights 'n' all", ("workers", "rights", "n", "all")),
        ("US-led, war–weary—and", ("us", "led", "war", "weary", "and")),
        ("at 12:30, 1,000 of 5.5%", ("at", "12", "30", "1", "000", "of", "5", "5")),
        ("nego\u00adtia\u200btions\ufeff", ("negotiations",)),
        ("STRASSE Straße ﬁn", ("strasse", "strasse", "fin")),
        ("İstanbul istanbul ISTANBUL", ("istanbul",) * 3),
        ("Zürich Zu\u0308rich", ("zürich",) * 2),
        ("за́мок замок", ("замок",) * 2),
        ("snake_case", ("snake", "case")),
        ("普京会见 Путин", ("普", "京", "会", "见", "путин")),
        ("हिन्दी भाषा।", ("हिन्दी", "भाषा")),
        ("\ud800 lone", ("lone",)),
    ],
    ids=[
        "nothing",
        "quotation marks go, apostrophes stay",
        "apostrophes at the ends go",
        "hyphens and dashes part words",
        "digits count, signs do not",
        "what nobody sees is dropped",
        "letters that fold to two",
        "dotted and dotless",
        "composed and decomposed",
        "stress marks",
        "underscores",
        "scripts without spaces",
        "vowels written as marks",
        "half a surrogate pair",
    ],
)
def test_text_becomes_words(text: str, words: tuple[str, ...]) -> None:
    assert normalise(text) == words


@pytest.mark.parametrize(
    ("quote", "finding"),
    [
        ("will not leave the table before Friday", Finding("verified")),
        ("Will NOT leave—the table", Finding("verified")),
        ("nobody's patience is endless", Finding("verified")),
        ("ceasefire of thirty days", Finding("not-found", "ceasefire of thirty")),
        ("cease fire of thirty days", Finding("verified")),
        ("thirty days proposed by four neighbours", Finding("verified")),
        ("will leave the table", Finding("not-found", "will leave the")),
        ("before Friday, and nobody", Finding("not-found", "friday and nobody")),
        ("the table", Finding("too-short", "the table")),
        ("", Finding("too-short", "")),
        ("… [he] …", Finding("too-short", "")),
        ("the envoy said", Finding("verified")),
        ("The envoy said … patience is endless", Finding("verified")),
        ("The envoy said patience is endless", Finding("not-found", "envoy said patience")),
        ("The envoy said . . . patience is endless", Finding("verified")),
        ("The envoy said [...] patience is endless.", Finding("verified")),
        ("The envoy said (…) patience is endless....", Finding("verified")),
        ("[Its] patience is endless", Finding("verified")),
        ("The envoy [from Ankara] said the delegation", Finding("too-short", "the envoy")),
        ("will … not … leave the table before", Finding("too-short", "will")),
        ("will … leave the chair before", Finding("not-found", "leave the chair")),
        ("by [four] neighbours remains on offer", Finding("too-short", "by")),
        ("neighbours remains on offer… for now. Talks resume", Finding("verified")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_quotation_is_found_word_by_word(quote: str, finding: Finding) -> None:
    assert check_quote(OF_ARTICLE, quote) == finding


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    made = make_fingerprint(
        "One two, three four!", complete=False, made_by="x", place=Place("s.md", 3, 5)
    )
    assert made == Fingerprint(
        place=Place("s.md", 3, 5),
        format=1,
        normaliser=1,
        words=4,
        sha256="113f69ccf08f80a63beba2f49218eaa72a183f374065e6cb56ebe9bd68eb79cc",
        complete=False,
        made_by="x",
        filter="IouJLng=",
    )


WORDS = st.lists(
    st.sampled_from(
        "the talks of Kyiv, don’t 16:30 Москва 和平 e\u0301 x-y …n [z] “q” 1,000".split()
    ),
    min_size=3,
    max_size=60,
)


@given(WORDS, st.data())
def test_every_passage_of_an_article_is_verified(words: list[str], data: st.DataObject) -> None:
    fingerprint = make_fingerprint(" ".join(words), complete=True, made_by="x")
    start = data.draw(st.integers(0, len(words) - 3))
    end = data.draw(st.integers(start + 3, len(words)))
    gaps = {"…n": "n", "[z]": "z"}  # here an article's own; a quotation would be split at them
    passage = "\n".join(gaps.get(word, word) for word in words[start:end])
    assert check_quote(fingerprint, passage) == Finding("verified")


@given(st.text(max_size=300))
def test_what_is_made_is_sound_and_survives_being_stored(text: str) -> None:
    fingerprint = make_fingerprint(text, complete=True, made_by="x")
    assert mistakes_in(fingerprint) == ""
    assert msgspec.json.decode(msgspec.json.encode(fingerprint), type=Fingerprint) == fingerprint


@given(st.text(), st.text())
def test_words_do_not_depend_on_what_stands_beyond_a_space(one: str, other: str) -> None:
    assert normalise(f"{one} {other}") == normalise(one) + normalise(other)


@pytest.mark.parametrize("length", [3, 5, 10, 40, 200, 1500])
def test_one_invented_gram_in_a_thousand_passes(length: int) -> None:
    chosen = random.Random(length)  # noqa: S311 - the same article and grams at every run

    def invent(words: int) -> str:
        return " ".join(f"{chosen.getrandbits(60):x}" for _ in range(words))

    fingerprint = make_fingerprint(invent(length), complete=True, made_by="x")
    passed = sum(check_quote(fingerprint, invent(3)) == Finding("verified") for _ in range(20_000))
    assert passed <= 30


def test_a_fingerprint_is_as_large_as_its_article_asks_for() -> None:
    sizes = []
    for length in (100, 1_000, 10_000):
        words = " ".join(map(str, range(length)))
        sizes.append(len(b64decode(make_fingerprint(words, complete=True, made_by="x").filter)))
    assert [
        round(size / length, 1) for size, length in zip(sizes, (100, 1e3, 1e4), strict=True)
    ] == [
        1.8,
        1.8,
        1.8,
    ]


def test_what_is_more_than_the_limit_is_left_out_and_the_fingerprint_says_so() -> None:
    words = [str(number) for number in range(WORD_LIMIT + 2)]
    made = make_fingerprint(" ".join(words), complete=True, made_by="x")
    assert (made.words, made.complete) == (WORD_LIMIT, False)
    assert check_quote(made, " ".join(words[-5:-2])) == Finding("verified")
    assert check_quote(made, " ".join(words[-3:])) == Finding("not-found", " ".join(words[-3:]))


def changed(**fields: object) -> Fingerprint:
    """The article's fingerprint with other fields."""
    return msgspec.structs.replace(OF_ARTICLE, **fields)


def in_base64(bits: bytes | bytearray) -> str:
    return b64encode(bits).decode()


BITS = b64decode(OF_ARTICLE.filter)


@pytest.mark.parametrize(
    ("fingerprint", "mistake"),
    [
        (changed(format=2), "format: 2 is not one that this version reads"),
        (changed(normaliser=0), "normaliser: 0 is not one that this version reads"),
        (changed(words=-1), "words: -1 is not between 0 and 50,000"),
        (changed(words=10**30), f"words: {10**30} is not between 0 and 50,000"),
        (changed(sha256="ab"), "sha256: 'ab' is not 64 digits of 0–9 and a–f"),
        (changed(made_by=" "), "made_by: must say in at most 200 characters who made it"),
        (changed(filter="AA*A"), "filter: 'AA*A' is not base64"),
        (changed(filter="ÄÄÄÄ"), "filter: 'ÄÄÄÄ' is not base64"),
        (changed(filter="A" * 30 + "*"), f"filter: '{'A' * 20}…' is not base64"),
        (changed(filter="AAA"), "filter: 'AAA' is not base64"),
        (changed(filter="AAB="), "filter: its last letter holds bits that belong to no byte"),
        (changed(filter=""), "filter: 0 bytes is no size for 48 words"),
        (
            changed(filter=in_base64(bytes(5_000))),
            "filter: 5,000 bytes is no size for 48 words",
        ),
        (changed(words=2), f"filter: {len(BITS)} bytes is no size for 2 words"),
        (changed(filter=in_base64(bytes(len(BITS)))), "filter: 0 bits cannot come from 48 words"),
        (
            changed(filter=in_base64(b"\xff" * 60)),
            "filter: 480 bits cannot come from 48 words",
        ),
        (
            changed(filter=in_base64(b"\xff" * 20)),
            "filter: so full that it holds words of any text",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_fingerprint_that_cannot_be_right_is_refused(
    fingerprint: Fingerprint, mistake: str
) -> None:
    assert mistakes_in(fingerprint) == mistake


def test_a_filter_may_be_broken_into_lines() -> None:
    broken = changed(filter=f" {OF_ARTICLE.filter[:50]}\n  {OF_ARTICLE.filter[50:]}\n")
    assert mistakes_in(broken) == ""
    assert check_quote(broken, "the envoy said") == Finding("verified")


@given(st.text() | st.binary(max_size=200).map(in_base64), st.integers())
def test_no_filter_breaks_the_check(filter_: str, words: int) -> None:
    fingerprint = changed(filter=filter_, words=words)
    if not mistakes_in(fingerprint):
        assert check_quote(fingerprint, "a quotation of five words").verdict in {
            "verified",
            "not-found",
        }


def test_in_a_fuller_filter_a_quotation_must_be_longer() -> None:
    fuller = bytearray(BITS)
    for byte in range(len(fuller)):
        if sum(bits.bit_count() for bits in fuller) < 0.55 * 8 * len(fuller):
            fuller[byte] |= 1 << byte % 8
    fingerprint = changed(filter=in_base64(fuller))
    assert mistakes_in(fingerprint) == ""
    assert check_quote(fingerprint, "the envoy said") == Finding("too-short", "the envoy said")
    assert check_quote(fingerprint, "the envoy said the") == Finding("verified")


def test_a_text_of_two_words_holds_nothing() -> None:
    made = make_fingerprint("Two words", complete=True, made_by="x")
    assert (made.filter, mistakes_in(made)) == ("", "")
    assert check_quote(made, "two words more") == Finding("not-found", "two words more")
    assert check_quote(made, "two words") == Finding("too-short", "two words")
