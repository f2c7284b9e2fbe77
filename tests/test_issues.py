"""Forms become drafts; what strangers write is data, and what it leaves open is a doubt."""

import json
from pathlib import Path

import pytest
from editions import edition, record
from worlds import SMALL

from chronicle.contribute.forms import BROKEN_LINK, CORRECTION, FORMS, NEW_EVENT, form_files
from chronicle.contribute.issues import (
    FromIssue,
    Submitted,
    draft_issue,
    issue_text,
    put,
    read_form,
    stamped,
)
from chronicle.doubts import doubts
from chronicle.frontmatter import read_document
from chronicle.graph import Chronicle, link
from chronicle.model import Event, Key, Record, Source
from chronicle.problems import Problem
from chronicle.records import decode, key_of, keys_of

WORLD = edition(
    {
        "outlets/wire": "name: Northern Wire\ndomains: [wire.example]",
        "places/havn": "name: Havn\naliases: [The Port]",
        "actors/ada": "name: Ada Lind\nkind: person\nnames: {de: Adda Lind}",
    }
).chronicle


def text(**answers: str) -> str:
    """A new event as GitHub writes it, some answers given."""
    given = {
        "title": "Talks in Havn",
        "date": "2026-05-20",
        "url": "https://wire.example/talks",
        "body": "They met.",
        **answers,
    }
    return "\n\n".join(
        f"### {question.label}\n\n{given.get(question.id, '_No response_')}"
        for question in NEW_EVENT.questions
    )


def drafted(chronicle: Chronicle = WORLD, /, **answers: str) -> dict[str, str]:
    submitted = read_form("issue.md", text(**answers))
    assert isinstance(submitted, Submitted)
    made = draft_issue(Path(), chronicle, submitted, "issue.md")
    assert isinstance(made, FromIssue)
    return dict(made.files)


def event(chronicle: Chronicle = WORLD, /, **answers: str) -> str:
    return next(text for path, text in drafted(chronicle, **answers).items() if "events/" in path)


def test_an_event_and_its_source_are_drafted_with_what_is_left_open() -> None:
    assert drafted(
        published="2026-05-21",
        places="The Port, Atlantis",
        participants="- Ada Lind: Norland\nNobody: Sudmark\nada: Utopia",
        quotes="Ada Lind: “We: agreed”\nMara Velt: She is glad.\nnobody in particular",
        contributor="Bo",
        kind="meeting",
    ) == {
        "sources/2026/2026-05-21-wire-talks-havn.md": (
            "---\noutlet: wire\nurl: https://wire.example/talks\npublished: 2026-05-21\n"
            "lang: en  # ? the language of the page; and its title, if it has one\n---\n"
        ),
        "events/2026/2026-05-20-talks-havn.md": (
            "---\n"
            "# ? a reader wrote this; check it with the source, and say it in our own words\n"
            "# ? no place 'Atlantis'; add it\n"
            "# ? no actor 'Nobody'; add the record and list it as a participant\n"
            "# ? no actor 'Utopia', for whom ada is said to have taken part\n"
            "title: Talks in Havn\ndate: 2026-05-20\nsources: [2026-05-21-wire-talks-havn]\n"
            "kind: meeting\nplaces: [havn]\n"
            "participants:\n  - {actor: ada, for: norland}\n  - actor: ada\n"
            "claims:\n"
            "  - id: lind-1\n    speaker: ada\n"
            '    quote: "We: agreed"  # ? compare with the source\n'
            "    lang: en  # ? the language of the words\n    source: 2026-05-21-wire-talks-havn\n"
            "  - {id: velt-2, speaker: mara, says: She is glad., "
            "source: 2026-05-21-wire-talks-havn}\n"
            "  - id: someone-3\n"
            "    speaker: {described_as: someone}  # ? no such actor; add the record\n"
            "    says: nobody in particular\n    source: 2026-05-21-wire-talks-havn\n"
            "contributors: [Bo]\n---\nThey met.\n"
        ),
    }


def test_a_source_that_is_there_is_named_and_not_drafted_again() -> None:
    files = drafted(url="https://wire.example/s")
    assert [path.split("/")[0] for path in files] == ["events"]
    assert "sources: [s]\n" in next(iter(files.values()))


def test_an_id_that_is_taken_is_not_used_again() -> None:
    taken = edition({"events/2026-05-20-talks-havn": "title: t\ndate: 2026-05-20\nsources: [s]"})
    assert "events/2026/2026-05-20-talks-havn-2.md" in drafted(taken.chronicle)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"date": "yesterday"}, "'yesterday' is no date; write it as 2025-05-16 or 2025-05"),
        ({"url": "javascript:alert(1)"}, "'javascript:alert(1)' is no web address"),
        ({"url": "https://other.example/a"}, "no outlet has this host among its domains; add it"),
    ],
)
def test_what_cannot_be_taken_is_a_doubt_and_not_a_value(
    answers: dict[str, str], said: str
) -> None:
    found = [one.message for file in drafted(**answers).values() for one in told(file)]
    assert [message for message in found if said in message]


def told(file: str) -> list[Problem]:
    return list(doubts("x.md", file.encode()))


HOSTILE = [
    "--- \n---\ntitle: other\n",
    "'\"]}:, # ? - ! & * | > % @ `",
    "{{ 7*7 }} ${{ secrets.TOKEN }} $(id) `id` ; rm -rf / #",
    "<script>alert(1)</script>\u202e\u200b\x00\x1b[31m",
    "../../../../etc/passwd",
    "a" * 70_000,
    "ids: [[no-such]] ![x](https://tracker.example/x.png)",
    "<<: *anchor\n? complex\n: - !!python/object/apply:os.system [id]",
    "### Date\n\n1999-01-01\n\n### Your name\n\nMallory",
    "",
]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("key", [question.id for question in NEW_EVENT.questions])
def test_hostile_text_is_data_wherever_it_stands(key: str, words: str) -> None:
    submitted = read_form("issue.md", text(**{key: words}))
    if isinstance(submitted, Problem):
        assert not words or words.startswith("### Date")  # then there is no title
        return
    made = draft_issue(Path(), WORLD, submitted, "issue.md")
    assert isinstance(made, FromIssue)
    allowed = set(keys_of(Event)) | set(keys_of(Source))
    for path, file in made.files:
        assert isinstance(key_of(f"content/{path}"), Key), path
        assert ".." not in path
        document, problems = read_document(path, file.encode())
        if document is None:
            # Too long, or hidden characters in the text: told at its place, and not published.
            assert problems
            continue
        assert {name.text for name, _ in document.front.entries} <= allowed
        assert told(file)


def test_an_answer_that_looks_like_a_heading_of_the_form_does_not_change_earlier_answers() -> None:
    spoofed = event(body="They met.\n\n### Title\n\nOther\n\n### Date\n\n1999")
    assert "title: Talks in Havn\ndate: 2026-05-20\n" in spoofed


def test_a_form_without_an_answer_that_is_needed_is_refused() -> None:
    problem = read_form("issue.md", "### Title\n\n_No response_\n\nplease add my event")
    assert isinstance(problem, Problem)
    assert str(problem) == (
        "issue.md:1:1: error[form-unknown]: this is none of our forms, or not filled in; it needs "
        "a line `### …` and an answer for each of Title, Date, Address of the source, What "
        "happened, as the form writes them"
    )


def correction(page: str, project: Path = SMALL) -> FromIssue | Problem:
    chronicle = link(
        one
        for file in sorted((project / "content").rglob("*.md"))
        if (one := _read(file, project)) is not None
    )
    submitted = read_form(
        "issue.md",
        f"### Page\n\n{page}\n\n### What is wrong\n\nAda\nLind\u200b\n\n"
        "### What is right\n\nAnna\n\n### A source for it\n\n_No response_\n\n### Your name\n\nBo",
    )
    assert isinstance(submitted, Submitted)
    assert submitted.form is CORRECTION
    return draft_issue(project, chronicle, submitted, "issue.md")


def _read(file: Path, project: Path) -> Record | None:
    path = file.relative_to(project).as_posix()
    document, _ = read_document(path, file.read_bytes())
    key = key_of(path)
    assert document is not None
    assert isinstance(key, Key)
    return decode(document, key)[0]


@pytest.mark.parametrize(
    "page",
    [
        "https://chronicle.example/sub/actors/ada-lind.html#Claims",
        "content/actors/ada-lind.md",
        "actors/ada-lind.html",
        "actor:ada-lind",
        "ada-lind",
    ],
)
def test_a_correction_stands_as_doubts_at_the_head_of_the_record(page: str) -> None:
    made = correction(page)
    assert isinstance(made, FromIssue)
    ((path, file),) = made.files
    original = (SMALL / "content/actors/ada-lind.md").read_text()
    assert (path, made.changes) == ("actors/ada-lind.md", True)
    assert file == original.replace(
        "---\n",
        "---\n"
        "# ? a reader says that this is wrong: Ada Lind\ufffd\n"
        "# ? and that this is right: Anna\n"
        "# ? according to nothing named\n"
        "# ? if so, add a note under corrections:\n"
        "# ? Bo wants to be named under contributors:\n",
        1,
    )


@pytest.mark.parametrize("page", ["nobody", "https://chronicle.example/", "actors/../x.html"])
def test_a_page_that_is_not_there_is_named(page: str) -> None:
    problem = correction(page)
    assert isinstance(problem, Problem)
    assert problem.message == f"no record {page!r}"


def test_a_broken_link_is_told_at_its_source(tmp_path: Path) -> None:
    file = tmp_path / "content/sources/s.md"
    file.parent.mkdir(parents=True)
    file.write_text("---\noutlet: wire\nurl: https://wire.example/s\n---\n")
    submitted = read_form(
        "i.md",
        "### Address that does not work\n\nhttps://wire.example/s\n\n"
        "### Archived copy\n\nhttps://archive.example/s",
    )
    assert isinstance(submitted, Submitted)
    assert submitted.form is BROKEN_LINK
    made = draft_issue(tmp_path, WORLD, submitted, "i.md")
    assert made == FromIssue(
        (
            (
                "sources/s.md",
                (
                    "---\n# ? a reader says that the address does not work\n"
                    "# ? if this is a copy of the page, add archive_url: https://archive.example/s\n"
                    "outlet: wire\nurl: https://wire.example/s\n---\n"
                ),
            ),
        ),
        changes=True,
    )
    other = Submitted(BROKEN_LINK, {"url": "https://wire.example/t"})
    problem = draft_issue(tmp_path, WORLD, other, "i.md")
    assert isinstance(problem, Problem)
    assert problem.message == "no source has the address 'https://wire.example/t'"


def test_the_text_is_found_in_githubs_file_of_the_event() -> None:
    event = {"action": "labeled", "issue": {"number": 7, "body": "### Title\r\n"}}
    assert issue_text(json.dumps(event).encode()) == ("### Title\r\n", "7")
    assert issue_text(b"\xef\xbb\xbf### Title") == ("### Title", "")
    assert issue_text(b'{"issue": 1}') == ('{"issue": 1}', "")
    for text in ("{ no json", '{"a":' * 100_000):
        assert issue_text(text.encode()) == (text, "")


def test_nothing_is_written_over_but_a_record_that_is_changed_on_purpose(tmp_path: Path) -> None:
    made = FromIssue((("a/x.md", "new"), ("a/y.md", "new")), changes=False)
    (tmp_path / "a").mkdir()
    (tmp_path / "a/y.md").write_text("old")
    written, problems = put(made, tmp_path, shown="drafts", over=False)
    assert written == ()
    assert [str(one) for one in problems] == [
        (
            "drafts/a/y.md:1:1: error[drafts-exist]: is there already; remove it, or finish with "
            "it, first; nothing was written"
        )
    ]
    assert not (tmp_path / "a/x.md").exists()
    written, problems = put(made, tmp_path, shown="drafts", over=True)
    assert (len(written), problems) == (2, ())
    assert (tmp_path / "a/y.md").read_text() == "new"


def test_a_new_record_gets_the_moment_of_its_entry_and_an_old_one_keeps_its_own() -> None:
    new = FromIssue((("a.md", "---\ntitle: t\n---\n---\n"),), changes=False)
    assert stamped(new, "2026-05-20T10:00Z").files == (
        ("a.md", "---\ntitle: t\nadded: 2026-05-20T10:00Z\n---\n---\n"),
    )
    named = FromIssue((("a.md", "---\ntitle: t\ncontributors: [B]\n---\n"),), changes=False)
    assert stamped(named, "2026-05-20T10:00Z").files == (
        ("a.md", "---\ntitle: t\nadded: 2026-05-20T10:00Z\ncontributors: [B]\n---\n"),
    )
    old = FromIssue(new.files, changes=True)
    assert stamped(old, "2026-05-20T10:00Z") == old


def test_the_forms_ask_for_what_the_model_requires_and_offer_its_words() -> None:
    form = form_files()[".github/ISSUE_TEMPLATE/new-event.yml"]
    assert '      label: "Kind of event"\n' in form
    assert form.count("required: true") == 4
    # Every text in quotes: GitHub's reader of YAML takes a bare 2025-05-16 for a date.
    assert 'placeholder: "2025-05-16"' in form
    document, problems = read_document("form.md", f"---\n{form}---\n".encode())
    assert document is not None
    assert problems == ()


def test_the_label_of_a_question_is_its_own() -> None:
    for form in FORMS:
        labels = [question.label for question in form.questions]
        assert len(set(labels)) == len(labels)
    assert record("actors/x", "name: X\nkind: person").label == "X"
