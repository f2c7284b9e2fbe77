"""A claim says who spoke, through whom it came, and how far it was checked."""

import pytest
from editions import EVENT, viewer

from chronicle.fingerprint import make_fingerprint
from chronicle.model import Key
from chronicle.page import ClaimKey
from chronicle.views.claims import ClaimView, Step, claim_view
from chronicle.views.words import Mark

TALKS = Key("event", "talks")
HERE = "events/talks.html"


def shown(claim: str, origin: str = HERE, **files: str) -> ClaimView:
    text = f"{EVENT}\nclaims:\n  - {{id: c, source: s, {claim}}}"
    look = viewer({"events/talks": text, **{k.replace("_", "/"): v for k, v in files.items()}})
    return claim_view(look, ClaimKey(TALKS, "c"), origin, (Key("source", "s"),))


def test_a_claim_stands_with_all_its_parts() -> None:
    assert shown(
        "speaker: ada, for: norland, to: [reporters, {described_as: friends}], made: 2026-05-10,"
        " quote: Aux armes, lang: fr, original_lang: uk, stance: accepts-if, condition: peace,"
        " via: [herald, {vague: media reports}], about: {field: duration, value: PT2H}"
    ) == ClaimView(
        anchor="c",
        href="",
        record=None,
        speaker=Step("Ada Lind", "../actors/ada.html"),
        party=viewer({}).mention(Key("actor", "norland"), HERE),
        made=shown("speaker: ada, says: x, made: 2026-05-10").made,
        stance="accepts on a condition",
        condition="peace",
        quote="Aux armes",
        lang="fr",
        direction="",
        says="",
        point="duration: 2\N{NO-BREAK SPACE}h",
        about=None,
        issues=(),
        chain=(
            Step("Ada Lind, to reporters and to friends"),
            Step("Sudmark Herald", "../outlets/herald.html"),
            Step("media reports"),
            Step("Northern Wire", "#Source-1"),
        ),
        verdict=Mark("no-answer", "not checked", "none"),
        meaning="../sourcing.html#Unchecked",
        notes=("translated from Ukrainian", "three steps from the speaker"),
    )


@pytest.mark.parametrize(
    ("claim", "notes"),
    [
        ("speaker: ada, says: x", ("paraphrase", "one step from the speaker")),
        (
            "speaker: ada, says: x, original_lang: uk, via: [herald]",
            ("paraphrase", "said in Ukrainian", "two steps from the speaker"),
        ),
        ("speaker: ada, quote: x, lang: de", ("in German", "one step from the speaker")),
        ("speaker: ada, quote: x, lang: en", ("one step from the speaker",)),
        (
            "speaker: ada, quote: x, lang: uk, original_lang: uk",
            ("in Ukrainian", "one step from the speaker"),
        ),
    ],
    ids=["paraphrase", "relayed", "other language", "plain", "not translated"],
)
def test_what_must_be_known_of_the_words_is_noted(claim: str, notes: tuple[str, ...]) -> None:
    assert shown(claim).notes == notes


def test_a_claim_of_somebody_described_names_nobody() -> None:
    claim = shown("speaker: {described_as: a senior official}, says: x")
    assert claim.speaker == Step("a senior official")
    assert claim.party is None


def test_words_written_from_right_to_left_say_so() -> None:
    claim = shown("speaker: ada, quote: القوائم, lang: ar")
    assert (claim.lang, claim.direction) == ("ar", "rtl")


def test_on_another_page_a_claim_leads_to_its_place() -> None:
    claim = shown("speaker: ada, says: x", "actors/ada.html")
    assert (claim.anchor, claim.href) == ("", "../events/talks.html#c")
    assert claim.record is not None
    assert claim.record.label == "Talks"
    assert claim.about is None
    assert claim.chain[-1] == Step("Northern Wire", "#Source-1")


def test_a_claim_about_another_record_names_it_except_on_its_page() -> None:
    proposal = "title: A truce\nproposers: [norland]\ntabled: 2026-05-01\nsources: [s]"
    told = "speaker: mara, says: x, about: {of: 'proposal:truce'}"
    claim = shown(told, proposals_truce=proposal)
    assert claim.about is not None
    assert claim.about.href == "../proposals/truce.html"
    assert shown(told, "proposals/truce.html", proposals_truce=proposal).about is None


WHOLE = "He said that we offer a truce on the river from the first of June, and left the room."


@pytest.mark.parametrize(
    ("text", "complete", "claim", "mark"),
    [
        (
            WHOLE,
            "true",
            "quote: a truce on the river",
            ("verified in this build", "ok"),
        ),
        (
            WHOLE,
            "false",
            "quote: words of another article",
            ("not checked: not in the part of the article at hand", "none"),
        ),
        (WHOLE, "true", "quote: a truce", ("not checked: too short to verify", "none")),
        ("", "true", "quote: a truce on the river", ("not checked", "none")),
        (
            "",
            "true",
            "quote: a truce, checked: {how: compared-with-excerpt, on: 2026-05-12}",
            ("compared with the opening of the page on 12 May 2026", "hand"),
        ),
        (
            "",
            "true",
            "quote: a truce, checked: {how: read, on: 2026-05-12, by: A. Reader}",
            ("read in the article by A. Reader on 12 May 2026", "hand"),
        ),
    ],
    ids=["verified", "not found", "too short", "unchecked", "compared", "read"],
)
def test_a_quotation_says_how_far_it_was_checked(
    text: str,
    complete: str,
    claim: str,
    mark: tuple[str, str],
) -> None:
    source = "outlet: wire\nurl: unknown\npublished: 2026-05-11"
    if text:
        made = make_fingerprint(text, complete=complete == "true", made_by="tests")
        source += (
            f"\nfingerprint: {{format: {made.format}, normaliser: {made.normaliser}, "
            f"words: {made.words}, sha256: {made.sha256}, complete: {complete}, made_by: tests, "
            f'filter: "{made.filter}"}}'
        )
    verdict = shown(f"speaker: ada, {claim}", sources_s=source).verdict
    assert verdict is not None
    assert (verdict.words.replace("\N{NO-BREAK SPACE}", " "), verdict.tone) == mark


def test_a_paraphrase_has_no_verdict() -> None:
    claim = shown("speaker: ada, says: x")
    assert (claim.verdict, claim.meaning) == (None, "")


REPRINT = "outlet: wire\nurl: unknown\npublished: 2026-05-11\nsyndicated_from: herald"


@pytest.mark.parametrize(
    ("claim", "labels"),
    [
        ("speaker: ada, says: x", ["Ada Lind", "Sudmark Herald", "Northern Wire"]),
        ("speaker: ada, says: x, via: [herald]", ["Ada Lind", "Sudmark Herald", "Northern Wire"]),
        (
            "speaker: ada, says: x, via: [{vague: media reports}]",
            ["Ada Lind", "media reports", "Sudmark Herald", "Northern Wire"],
        ),
    ],
    ids=["left out", "written down", "after a vague step"],
)
def test_the_outlet_a_source_reprints_is_a_hand_in_the_chain_once(
    claim: str, labels: list[str]
) -> None:
    found = shown(claim, sources_s=REPRINT)
    assert [step.label for step in found.chain] == labels
    steps = {3: "two steps", 4: "three steps"}[len(labels)]
    assert f"{steps} from the speaker" in found.notes
