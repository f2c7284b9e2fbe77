"""Whose words they are where no known name stands beside the verb, and who is meant by a word."""

import pytest

from chronicle.ingest.analysis import analyse
from chronicle.ingest.article import article_of
from chronicle.ingest.findings import Findings
from chronicle.ingest.register import Register


def findings(text: str) -> Findings:
    head = "Talks go on in the harbour\nPublished: March 10, 2024\n"
    article, _ = article_of(f"{head}\n{text}\n", path="text")
    assert article is not None
    return analyse(article, Register())


def speakers(text: str) -> list[str]:
    return [
        (s.speaker.name or s.speaker.described_as) if s.speaker else ""
        for s in findings(text).statements
        if s.kind == "direct"
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('The clip says "we will wait for them" at the end.', "clip"),
        ('"Who will wait for them?" a narrator in the film asks.', "narrator"),
        ('One visitor claimed that "we will wait for them" too.', "One visitor"),
        ('Marlow said: "We will wait for them."', "Marlow"),
        ('"Who will wait for them?" Marlow demanded.', "Marlow"),
        ('Lena Marsh from the harbour bureau said "we will wait for them" there.', "Lena Marsh"),
        ('The letter of the harbour said "we will wait for them" there.', "letter"),
        ('A federal appeals court said "we will wait for them" there.', "federal appeals court"),
        ('Then the broadcaster came. "We will wait for them," it was said.', ""),
    ],
    ids=lambda text: text[:40],
)
def test_an_unknown_subject_speaks_if_its_verb_says_so(text: str, speaker: str) -> None:
    assert speakers(f"{text}")[:1] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Lena Marsh said she calls it "a long and cold winter" there.', "Lena Marsh"),
        ('Lena Marsh said Norway had welcomed "a long and cold winter" there.', "Lena Marsh"),
        ('Lena Marsh came, and Norway welcomed "a long and cold winter" there.', "Norway"),
        ('Lena Marsh said it was late, but Karl Eld called it "far too early" to go.', "Karl Eld"),
        ('Norway sent ships in what it called "a long and cold winter" there.', "Norway"),
        ('Karl Eld spoke after Lena Marsh insisted "we will wait for them" there.', "Lena Marsh"),
        ('It was late for Karl Eld, the harbour master, who said "we will wait".', "Karl Eld"),
        ('Karl Eld, the head of the board said "we will wait for them".', "Karl Eld"),
        ('Karl Eld called it "a long and cold winter," according to the statement.', "Karl Eld"),
        ('Several environmental unions gave Karl Eld a year, saying his "hopes were few" there.',
         "Several environmental unions"),
    ],
    ids=lambda text: text[:50],
)  # fmt: skip
def test_the_outer_report_and_the_main_subject_count(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_noun_that_no_table_knows_reports_by_plain_verbs_alone() -> None:
    text = "The results announced on Sunday do not show the vote of the whole harbour."
    assert findings(text).statements == ()
    assert len(findings("The clip says that the whole harbour voted on Sunday.").statements) == 1


def test_what_a_paper_calls_something_is_a_gloss_of_nobody() -> None:
    text = 'In what one paper called "a last warning," they told Lena Marsh to go.'
    assert speakers(text) == []


def test_a_transcript_names_its_speakers_in_capitals() -> None:
    text = (
        "Lena Marsh met Karl Eld on the pier.\n\n"
        '"ELD: Will you wait for them there?\n\n'
        '"MARSH: We will, as long as it takes.\n\n'
        '"It may take a while, of course."'
    )
    assert speakers(text) == ["Karl Eld", "Lena Marsh", "Lena Marsh"]


def test_a_quotation_goes_on_with_who_was_reported_in_its_paragraph() -> None:
    text = (
        'Lena Marsh said: "We wait for them." It was late.\n\n'
        'Karl Eld called the plan a mistake. "It will cost us the whole winter."'
    )
    assert speakers(text) == ["Lena Marsh", "Karl Eld"]


def test_a_role_goes_to_the_holder_of_that_country_first() -> None:
    text = (
        "President Tor Vik of Norway met Danish President Mia Lund there.\n\n"
        'The Danish leader said: "We will wait for them."'
    )
    assert speakers(text) == ["Mia Lund"]


def test_the_text_of_a_body_speaks_for_that_body() -> None:
    text = (
        "Norway welcomed the plan of Denmark.\n\n"
        'The European Union statement said "we will wait for them" there.'
    )
    assert speakers(text) == ["European Union"]


def test_they_are_the_group_that_spoke_last() -> None:
    text = (
        'Norway heard it. The ministers called for "an end of it all" there.\n\n'
        'They also asked for "some more of the same" there.'
    )
    assert speakers(text) == ["ministers", "ministers"]


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        (('"We wait for them," Lena Marsh said. "It is late for all of us," the Mirror '
         'reported.'), ["Mirror", "Mirror"]),
        (('"We wait for them," Lena Marsh said. Then Lena Marsh said, as reported by the Mirror, '
         '"it is late there now".'), ["", "Mirror"]),
        ('Lena Marsh told the Mirror: "We wait for them." "It is late," she said.',
         ["Mirror", "Mirror"]),
        ('"We wait for them," she said, reports Reuters news agency.', ["Reuters"]),
        ('"We wait for them," Lena Marsh was quoted as telling sailors by the agency Reuters.',
         ["Reuters"]),
        ('"We wait for them," Lena Marsh told the Harbour Broadcasting Corp. there.',
         ["Harbour Broadcasting Corp"]),
    ],
    ids=lambda text: text[:50] if isinstance(text, str) else "",
)  # fmt: skip
def test_a_relay_covers_what_follows_it_in_the_paragraph(text: str, relays: list[str]) -> None:
    direct = [s for s in findings(text).statements if s.kind == "direct"]
    names = [s.via[0].name.removeprefix("The ") if s.via else "" for s in direct]
    assert names == relays


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"We will wait for them," UN special envoy for Norway Tollo Vark said.', "Tollo Vark"),
        ('Talks began, with Norway calling on both to take "some serious steps" now.', "Norway"),
        ('Tollo Vark from the Harbour\' own bureau said that "we will wait for them".',
         "Tollo Vark"),
        ('They have a "shared desire" to leave, harbour secretary Lena Marsh said.', "Lena Marsh"),
        ('Lena Marsh said the talks of all the envoys in the old port of Oslo were "encouraging".',
         "Lena Marsh"),
        (('Lena Marsh said that all the envoys of the old port had heard in the morning from the '
          'pilots of the boats about a "yellow line" there.'), ""),
    ],
    ids=lambda text: text[:50],
)  # fmt: skip
def test_more_subjects(text: str, speaker: str) -> None:
    assert speakers(text) == ([speaker] if speaker else [])


def test_what_stands_in_quotation_marks_is_no_reported_speech_as_well() -> None:
    text = '"We will wait for them on the pier," Lena Marsh said, referring to the boats.'
    assert [s.kind for s in findings(text).statements] == ["direct"]


def test_an_owner_is_not_addressed() -> None:
    (statement,) = findings("It is late, Lena Marsh told Norway's news agency NTB.").statements
    assert statement.to == ()


def test_who_adds_is_who_spoke_last_and_not_who_was_named_last() -> None:
    text = (
        'Karl Eld said "we will wait for them". He had met Orl Moor there.\n\n'
        '"It may take the whole winter," he {}.'
    )
    assert speakers(text.format("added")) == ["Karl Eld", "Karl Eld"]
    assert speakers(text.format("said"))[0] == "Karl Eld"


def test_either_of_two_offices_calls_their_holder() -> None:
    text = (
        "Deputy Prime Minister and Foreign Minister Lena Marsh met President Tor Vik there.\n\n"
        '"We will wait for them," the {} said.'
    )
    assert speakers(text.format("foreign minister")) == ["Lena Marsh"]
    assert speakers(text.format("deputy prime minister")) == ["Lena Marsh"]
    assert speakers(text.format("prime minister")) == ["prime minister"]


def test_a_person_behind_by_is_not_who_welcomed_it() -> None:
    text = (
        "Norway, which oversees the talks, welcomed the signature of the whole deal by Lena Marsh, "
        "Karl Eld and others."
    )
    found = findings(text).statements
    assert [s.speaker.name for s in found if s.speaker] == ["Norway"]


def test_the_long_title_of_a_treaty_is_no_quotation() -> None:
    text = "They signed what is known as the 'Agreement on the Boats of the Old Harbour of Oslo'."
    assert speakers(text) == []


def test_a_quotation_is_signed_behind_a_dash() -> None:
    text = (
        'They wrote it down.\n\n"We will wait for them." — Tollo Vark'
        '\n\n"It is late." – Lena Marsh.'
    )
    assert speakers(text) == ["Tollo Vark", "Lena Marsh"]
    text = 'Karl Eld said: "We will wait for them" — a word that Lena Marsh did not like.'
    assert speakers(text) == ["Karl Eld"]
