"""Who said what, to whom, through whom: sentences of wire stories, with near misses."""

import pytest

from chronicle.ingest.analysis import analyse
from chronicle.ingest.article import article_of
from chronicle.ingest.findings import Findings, Statement
from chronicle.ingest.register import Known, Post, Register

REGISTER = Register(
    (
        Known("state", "norland", "Norland"),
        Known("person", "ada-holm", "Ada Holm",
              posts=(Post("Foreign Minister", "norland", "2023-02-01"),)),
        Known("person", "kuno-falk", "Kuno Falk",
              posts=(Post("Foreign Minister", "norland", "2020", "2023-01-31"),)),
    )
)  # fmt: skip


def findings(text: str, register: Register = REGISTER, outlet: str = "") -> Findings:
    line = "Published: March 10, 2024\n"
    url = f"https://{outlet}/a" if outlet else ""
    head = "Talks go on in the harbour\n"
    article, _ = article_of(f"{head}{line}\n{text}\n", path="text", url=url)
    assert article is not None
    return analyse(article, register)


def direct(text: str) -> list[tuple[str, str]]:
    return [(who(s), s.words) for s in findings(text).statements if s.kind == "direct"]


def who(statement: Statement) -> str:
    speaker = statement.speaker
    return (speaker.name or speaker.described_as) if speaker else ""


def vias(text: str) -> list[list[str]]:
    return [
        [relay.name for relay in s.via] for s in findings(text).statements if s.kind == "direct"
    ]


def test_an_interview_covers_what_the_next_paragraph_quotes_of_the_same_speaker() -> None:
    asked = "In an interview with TASS on Tuesday, Lena Marsh was asked about the harbour.\n\n"
    assert vias(f'{asked}"We wait for them," she said.') == [["TASS"]]
    assert vias(f'{asked}"We wait for them," Karl Eld said.') == [[]]
    assert vias(f'{asked}The port is shut.\n\n"We wait for them," Marsh said.') == [[]]
    calm = "After an interview with TASS on Tuesday, Lena Marsh left the harbour.\n\n"
    assert vias(f'{calm}"We wait for them," she said.') == [[]]


def test_who_adds_goes_on_through_the_same_outlet() -> None:
    first = '"We wait for them," Lena Marsh told TASS.\n\n'
    assert vias(f'{first}"They come by night," Marsh added.') == [["TASS"], ["TASS"]]
    assert vias(f'{first}"They come by night," Marsh said.') == [["TASS"], []]
    assert vias(f'{first}"They come by night," Karl Eld added.') == [["TASS"], []]
    spoken = "In a statement via the Norland News Agency, Lena Marsh said the port was shut.\n\n"
    assert vias(f'{spoken}"They come by night," Marsh added.') == [["Norland News Agency"]]
    assert vias(spoken.replace("shut", '"shut down for weeks"')) == [["Norland News Agency"]]


def test_nobody_relays_their_own_words() -> None:
    text = 'According to the Broadcasting Authority\'s claim, "the mediators came to the harbour."'
    assert vias(text) == [[]]
    assert vias('According to TASS, "the mediators came to the harbour."') == [["TASS"]]


def test_a_line_of_sources_covers_the_parts_below_it() -> None:
    text = (
        "Lena Marsh, the envoy of Norland, spoke of the harbour.\n\n"
        "Source: the agency TASS, BBC\n\n"
        "Quote: “We wait for them,” Lena Marsh said.\n\n"
        "Details: Marsh added that “they come by night.”\n\n"
        "Background: “I have none,” Karl Eld said in May."
    )
    assert vias(text) == [["TASS", "BBC"], ["TASS", "BBC"], []]
    assert vias(text.replace("Source: ", "The source: ")) == [[], [], []]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"We will wait for them," Lena Marsh said.', "Lena Marsh"),
        ('"We will wait for them," said Lena Marsh.', "Lena Marsh"),
        ('Lena Marsh said: "We will wait for them."', "Lena Marsh"),
        ('Lena Marsh told reporters on Sunday that "we will wait for them" there.', "Lena Marsh"),
        ('Lena Marsh, a pilot from the Harbour Institute, said: "We will wait for them."',
         "Lena Marsh"),
        ('"We will wait for them," Lena Marsh of the Harbour Party said.', "Lena Marsh"),
        ('According to Lena Marsh, "we will wait for them."', "Lena Marsh"),
        ('"We will wait for them," Lena Marsh was quoted as saying.', "Lena Marsh"),
        ('Lena Marsh welcomed the plan, saying "we will wait for them" there.', "Lena Marsh"),
        ('Lena Marsh welcomed the plan and said "we will wait for them" there.', "Lena Marsh"),
        ('In a statement, the Harbour Commission said: "We will wait for them."',
         "Harbour Commission"),
        ('"We will wait for them," a harbour official told reporters.', "harbour official"),
        ('Norland says that "we will wait for them" in any case.', "Norland"),
        ('"We will wait for them!" Lena Marsh posted on her channel.', "Lena Marsh"),
        ('The spokesman of the mayor, Karl Eld, said: "We will wait for them."', "Karl Eld"),
        ('Boats came. Then Judge Karl Eld spoke to the crowd: "We will wait for them."',
         "Karl Eld"),
    ],
    ids=lambda text: text,
)  # fmt: skip
def test_the_speaker_is_the_subject_of_the_verb(text: str, speaker: str) -> None:
    ((name, words),) = direct(text)
    assert (name, words.rstrip(".!").lower()) == (speaker, "we will wait for them")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('"One way," said Lena Marsh, "is to wait for them there."', ["Lena Marsh", "Lena Marsh"]),
        ('"We will wait for them," Lena Marsh said. "They will come by night."',
         ["Lena Marsh", "Lena Marsh"]),
        ('Lena Marsh came late. "We will wait for them," she said.', ["Lena Marsh"]),
        ('Lena Marsh met Karl Eld. "We will wait for them," he said.', ["Karl Eld"]),
        ('Lena Marsh said this:\n\n"We will wait for them."\n\n"They will come by night."',
         ["Lena Marsh", "Lena Marsh"]),
        ('"We will wait for them.\n\n"They will come by night," Lena Marsh said.',
         ["", "Lena Marsh"]),
        ('"We will wait for them." Lena Marsh added: "They will come by night."',
         ["Lena Marsh", "Lena Marsh"]),
    ],
    ids=["split", "goes on", "pronoun", "pronoun by name", "led in", "two paragraphs", "before"],
)  # fmt: skip
def test_a_speaker_holds_on(text: str, speakers: list[str]) -> None:
    assert [name for name, _ in direct(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        'They named it "Operation Long Wait" then.',
        'The "night boats" came again.',
        'The plan, known as "the long wait," was old, Lena Marsh said.',
        'It is commonly called "strait fever" there.',
        '"Fever" is the name of the boat.',
        'In what is regarded by many as "an ultimatum," they left.',
    ],
    ids=lambda text: text,
)
def test_names_and_scare_quotes_are_no_statements(text: str) -> None:
    assert direct(text) == []


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ('"We wait for them," Lena Marsh told Reuters.', ["Reuters"]),
        ('"We wait for them," Lena Marsh told Le Parisien, Reuters reported.',
         ["Le Parisien", "Reuters"]),
        ('"We wait for them," Lena Marsh said, the BBC reported on Saturday.', ["BBC"]),
        ('"We wait for them," Lena Marsh said, according to TASS.', ["TASS"]),
        ('"We wait for them," Lena Marsh said, per Al Jazeera.', ["Al Jazeera"]),
        ('"We wait for them," Lena Marsh said, according to local media.', ["local media"]),
        ('"We wait for them," Lena Marsh posted on Telegram.', ["Telegram"]),
        ('"We wait for them," Lena Marsh wrote on X.', ["X"]),
        ('"We wait for them," Lena Marsh tweeted.', ["Twitter"]),
        ('In an interview with Time magazine, Lena Marsh said "we wait for them."',
         ["Time"]),
        ('"We wait for them," Lena Marsh said, The Evening Compass reported.',
         ["The Evening Compass"]),
        ('"We wait for them," Lena Marsh said, as quoted by Harbour Daily.', ["Harbour Daily"]),
        ('"We wait," Lena Marsh said, as quoted by South Havn\'s state-run HNA agency.', ["HNA"]),
        ('Lena Marsh said "we wait" in an interview with TASS and the Havn 24 broadcaster.',
         ["TASS", "Havn 24"]),
        ('Lena Marsh said "we wait for them" in an interview with TASS and the people of Havn.',
         ["TASS"]),
        ('"We wait," Lena Marsh was quoted as saying by Norlandish state media.',
         ["Norlandish state media"]),
        ('"We wait for them," Lena Marsh told reporters.', []),
        ('"We wait for them," Lena Marsh said on Sunday.', []),
        ('"We wait for them," Lena Marsh said, according to her brother.', []),
        ('"We wait for them," Lena Marsh said after a talk with France.', []),
        ('"We wait for them," Lena Marsh said of the X-ray.', []),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)  # fmt: skip
def test_relays_come_first_hand_first(text: str, via: list[str]) -> None:
    (statement,) = [s for s in findings(text).statements if s.kind == "direct"]
    assert [relay.name or relay.vague for relay in statement.via] == via


def test_vague_sources_stay_vague() -> None:
    (statement,) = findings('"We wait," Lena Marsh said, according to media reports.').statements
    assert [(relay.name, relay.vague) for relay in statement.via] == [("", "media reports")]


def test_the_source_s_own_outlet_is_no_relay() -> None:
    text = '"We wait for them," Lena Marsh told Reuters.'
    (statement,) = findings(text, outlet="reuters.com").statements
    assert statement.via == ()
    assert [addressee.name for addressee in statement.to] == ["Reuters"]


def test_one_formula_covers_a_speaker_s_words_in_the_paragraph_and_in_the_article() -> None:
    text = (
        '"We wait for them," Lena Marsh told reporters. "They come by night," Reuters reported.\n\n'
        '"We have time," Marsh said in the interview.\n\n'
        '"I have none," Karl Eld said.'
    )
    assert [
        [relay.name for relay in s.via] for s in findings(text).statements if s.kind == "direct"
    ] == [["Reuters"], ["Reuters"], ["Reuters"], []]


@pytest.mark.parametrize(
    ("text", "speaker", "words", "stance"),
    [
        ("Lena Marsh said that the boats were late.", "Lena Marsh", "that the boats were late",
         "asserts"),
        ("The boats were late again, Lena Marsh told reporters on Sunday.", "Lena Marsh",
         "The boats were late again", "asserts"),
        ("Lena Marsh rejected the offer of the pilots.", "Lena Marsh", "the offer of the pilots",
         "rejects"),
        ("Lena Marsh has turned down the offer of the pilots.", "Lena Marsh",
         "down the offer of the pilots", "rejects"),
        ("Lena Marsh demanded that the boats leave.", "Lena Marsh", "that the boats leave",
         "demands"),
        ("Lena Marsh said she would not accept the offer.", "Lena Marsh",
         "she would not accept the offer", "rejects"),
        ("Norland proposed a truce of ten days.", "Norland", "a truce of ten days", "proposes"),
        ("Lena Marsh denied that the boats were late, Reuters reported.", "Lena Marsh",
         "that the boats were late", "denies"),
    ],
    ids=lambda text: text if " " in text else None,
)  # fmt: skip
def test_reported_speech_has_speaker_content_and_stance(
    text: str, speaker: str, words: str, stance: str
) -> None:
    (statement,) = findings(text).statements
    assert (statement.kind, who(statement)) == ("indirect", speaker)
    assert (statement.words, statement.stance) == (words, stance)


@pytest.mark.parametrize(
    "text",
    ["The boats were late again on Sunday.", "The report of the pilots came late.",
     "A proposed truce of ten days was forgotten.", "The boats called at the port.",
     "It is said that the boats were late."],
    ids=lambda text: text,
)  # fmt: skip
def test_sentences_that_report_nobody_s_words(text: str) -> None:
    assert findings(text).statements == ()


@pytest.mark.parametrize(
    ("role", "name", "rule"),
    [
        ("the Norland foreign minister", "ada-holm", "speaker: post on that day"),
        ("the Norland prime minister", "", "speaker: role"),
        ("a Norland foreign minister", "", "speaker: role"),
    ],
    ids=["the holder of that day", "another office", "someone new"],
)
def test_a_role_is_looked_up_in_the_posts_of_the_day(role: str, name: str, rule: str) -> None:
    (statement,) = findings(f'"We will wait for them," {role} said.').statements
    assert statement.speaker is not None
    assert (statement.speaker.id, statement.speaker.rule) == (name, rule)


def test_the_article_s_own_titles_come_before_the_register() -> None:
    text = (
        "Norland's foreign minister Lena Marsh came late. "
        '"We will wait for them," the foreign minister said.'
    )
    (statement,) = [s for s in findings(text).statements if s.kind == "direct"]
    assert who(statement) == "Lena Marsh"


def test_a_pronoun_that_two_could_answer_to_names_neither() -> None:
    text = 'Gurn Marsh, 60, met Orl Eld, 50. "We will wait for them," he said.'
    (statement,) = [s for s in findings(text).statements if s.kind == "direct"]
    assert statement.speaker is not None
    assert statement.speaker.name == ""
    assert statement.speaker.doubt == "Gurn Marsh or Orl Eld?"


def test_a_role_that_two_hold_names_neither_unless_one_spoke_last() -> None:
    text = (
        "Minister Gurn Marsh met Minister Orl Eld there. It was late. "
        'The minister said: "We will wait for them."'
    )
    (statement,) = [s for s in findings(text).statements if s.kind == "direct"]
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.doubt) == ("", "Orl Eld or Gurn Marsh?")
    text = text.replace("It was late.", "Minister Orl Eld said it was late.")
    (statement,) = [s for s in findings(text).statements if s.kind == "direct"]
    assert who(statement) == "Orl Eld"


@pytest.mark.parametrize(
    ("text", "behalf"),
    [
        ('Lena Marsh said on behalf of the Harbour Union: "We will wait for them."',
         "Harbour Union"),
        ('Lena Marsh, a spokeswoman for the Harbour Union, said: "We will wait for them."',
         "Harbour Union"),
        ('Lena Marsh said of the Harbour Union: "We will wait for them."', ""),
    ],
    ids=["on behalf", "spokeswoman", "about it"],
)  # fmt: skip
def test_for_whom_somebody_speaks(text: str, behalf: str) -> None:
    (statement,) = [s for s in findings(text).statements if s.kind == "direct"]
    assert statement.speaker is not None
    assert statement.speaker.on_behalf_of == behalf


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Lena Marsh told the sailors to leave the port by Friday.", "demands"),
        ("Lena Marsh told the sailors that the way to the port is long.", "asserts"),
    ],
)
def test_telling_somebody_to_do_it_is_a_demand(text: str, stance: str) -> None:
    assert [s.stance for s in findings(text).statements] == [stance]


def test_several_leaders_speak_as_one_group() -> None:
    text = "The governments of France and Norland told Lena Marsh to leave the port."
    (statement,) = findings(text).statements
    assert who(statement) == "governments of France and Norland"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('"We wait for them," Lena Marsh said on Saturday.', "2024-03-09"),
        ('"We leave on Friday," Lena Marsh said on Saturday.', "2024-03-09"),
        ('"We wait for them," Lena Marsh said, Reuters reported on Saturday.', ""),
        ("Lena Marsh said the boats would leave on Friday.", ""),
    ],
    ids=["said on", "two dates", "the report's day", "the boats' day"],
)
def test_the_day_it_was_said(text: str, day: str) -> None:
    found = findings(text)
    (statement,) = found.statements
    assert (found.dates[statement.made].value if statement.made >= 0 else "") == day


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            'Norland\'s fisheries ministry said: "We will wait for them."',
            "Norland's fisheries ministry",
        ),
        (
            (
                'Talks "go on well and fast", Norland\'s trade ministry said on Thursday, adding '
                "that it will wait."
            ),
            "Norland's trade ministry",
        ),
        ('"We will wait," said one of the freed captains, 29-year-old Karl Eld.', "Karl Eld"),
        ('Judge Karl Eld met envoys. Eld\'s statement read: "We will wait for them."', "Karl Eld"),
        (
            (
                'Judge Karl Eld left. He "will wait for them", he told envoys at a meeting with '
                "Judge Jan Vik."
            ),
            "Karl Eld",
        ),
    ],
    ids=["ministry", "behind a quotation", "described first", "own statement", "named later"],
)
def test_subjects_that_stand_further_off(text: str, speaker: str) -> None:
    assert direct(text)[0][0] == speaker


def test_who_was_said_to_speak_last_also_adds() -> None:
    found = findings(
        "Sudmark backs the plan, Norland's trade ministry said Sunday, adding that boats will wait."
    ).statements
    assert [who(s) for s in found] == ["Norland's trade ministry"] * 2
    found = findings("Ada Holm left the port, adding that the boats will wait.").statements
    assert [who(s) for s in found] == ["Ada Holm"]


def test_an_office_in_the_lead_is_who_opens_the_next_paragraph() -> None:
    lead = "Sudmark's president says that the boats will wait in the port."
    register = Register((Known("state", "sudmark", "Sudmark"),))
    below = "Karl Eld told reporters that the talks are over."
    named = findings(f"{lead}\n\n{below}", register).statements[0]
    assert named.speaker is not None
    assert (who(named), named.speaker.rule) == ("Karl Eld", "speaker: named below")
    assert named.speaker.doubt == 'is "Sudmark\'s president" Karl Eld?'
    for other in (f"Judge {below}", f"The judge said no.\n\n{below}"):
        assert who(findings(f"{lead}\n\n{other}", register).statements[0]) != "Karl Eld"


@pytest.mark.parametrize(
    "text",
    [
        "Leaders welcomed back Ada Holm and her crew to the port.",
        "The boats left the port amid claims that Ada Holm was paid for it.",
    ],
)
def test_verbs_that_are_none(text: str) -> None:
    assert findings(text).statements == ()


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("The boats will wait, according to Norland's TVN news web site.", ["TVN"]),
        ("The boats will wait, according to Norland's TVN office.", []),
        (
            (
                'Norland says "we will wait for them", Reuters reported.\n\n'
                '"And we will go," Ada Holm said, the news service reported.'
            ),
            ["Reuters"],
        ),
    ],
    ids=["web site", "office", "the news service"],
)
def test_more_relays(text: str, via: list[str]) -> None:
    found = findings(text).statements
    assert [relay.name for last in found[-1:] for relay in last.via] == via


def test_a_sentence_of_two_words_in_marks_is_no_term() -> None:
    text = '"We go on with the talks," said Lena Marsh. "That\'s it."'
    assert direct(text) == [("Lena Marsh", "We go on with the talks"), ("Lena Marsh", "That's it.")]
    assert direct('Lena Marsh sailed on the "Blue Ribbon" in spring.') == []
    assert direct('Leader Tollo "Sailor" Vark said the boats will wait.') == []


def test_the_place_of_a_dateline_says_nothing() -> None:
    text = "HALL CITY (Lantern/03 Nov) – Lena Marsh agreed to “go on with the talks” again."
    assert direct(text) == [("Lena Marsh", "go on with the talks")]
