"""Links are asked by a function that is passed in: here one that makes no connection."""

from http.client import IncompleteRead
from io import BytesIO
from urllib.error import HTTPError, URLError
from urllib.request import Request

import pytest
from editions import edition

from chronicle.contribute import asking
from chronicle.contribute.links import (
    Address,
    Answer,
    Checked,
    Report,
    addresses,
    check_links,
    read_ignored,
    read_record,
    told,
    write_record,
)

A, B, C = (Address(f"https://{name}.example/x", f"content/sources/{name}.md") for name in "abc")


def report(
    answers: dict[str, Answer],
    *,
    before: dict[str, Checked] | None = None,
    ignored: dict[str, str] | None = None,
    copies: dict[str, str] | None = None,
) -> Report:
    return check_links(
        [A, B, C],
        lambda url: answers.get(url, Answer(200)),
        lambda url: (copies or {}).get(url, ""),
        before=before or {},
        ignored=ignored or {},
        ignored_path="links-ignored.txt",
        today="2026-11-27",
    )


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Answer(200), "answers"),
        (Answer(304), "answers"),
        (Answer(404, "404 Not Found"), "dead"),
        (Answer(410, "410 Gone"), "dead"),
        (Answer(403, "403 Forbidden"), "unclear"),
        (Answer(503), "unclear"),
        (Answer(0, "timed out"), "unclear"),
    ],
    ids=str,
)
def test_only_what_says_so_itself_is_dead(answer: Answer, state: str) -> None:
    assert report({A.url: answer}).checked[A.url].state == state


def test_a_dead_link_is_recorded_with_its_first_day_and_the_copy_that_is_known() -> None:
    gone = {A.url: Answer(404, "404 Not Found")}
    found = report(gone, copies={A.url: "https://archive.example/a"})
    one = Checked("dead", "404 Not Found", "2026-11-27", "https://archive.example/a")
    assert found.checked[A.url] == one
    later = report(gone, before={A.url: Checked("dead", "", "2026-11-01", "https://copy.example")})
    assert later.checked[A.url] == Checked(
        "dead", "404 Not Found", "2026-11-01", "https://copy.example"
    )


def test_a_link_that_answers_again_starts_anew() -> None:
    before = {A.url: Checked("dead", "404", "2026-11-01")}
    assert report({}, before=before).checked[A.url] == Checked("answers")


def test_a_link_is_passed_over_for_a_reason_and_not_asked() -> None:
    asked: list[str] = []

    def ask(url: str) -> Answer:
        asked.append(url)
        return Answer(200)

    found = check_links(
        [A, B],
        ask,
        lambda _: "",
        before={},
        ignored={A.url: "subscribers only", "https://gone.example/": "moved"},
        ignored_path="links-ignored.txt",
        today="2026-11-27",
    )
    assert asked == [B.url]
    assert found.passed_over == {A.url: "subscribers only"}
    assert [str(problem) for problem in found.problems] == [
        (
            "links-ignored.txt:1:1: warning[ignored-unused]: https://gone.example/ is the address "
            "of no source; take the line out"
        )
    ]


def test_a_line_of_the_list_needs_an_address_and_a_reason() -> None:
    text = "# why\n\nhttps://a.example/ paywall, seen 2026-05-01\nhttps://b.example/\nb.example x\n"
    ignored, problems = read_ignored("links-ignored.txt", text)
    assert ignored == {"https://a.example/": "paywall, seen 2026-05-01"}
    assert [str(problem) for problem in problems] == [
        (
            "links-ignored.txt:4:1: error[ignored-reason]: https://b.example/: no reason given; "
            "write behind it why it is passed over, and when somebody looked"
        ),
        (
            "links-ignored.txt:5:1: error[ignored-address]: 'b.example' is no address; a line is "
            "an address, a space and the reason; comments begin with #"
        ),
    ]


def test_addresses_are_those_of_sources_and_their_copies() -> None:
    world = {
        "sources/t": "outlet: wire\nurl: https://wire.example/t\n"
        "archive_url: https://archive.example/t",
        "sources/u": "outlet: wire\nurl: unknown",
        "sources/v": "outlet: wire\nurl: https://wire.example/v\n"
        "withdrawn: {date: 2026-05-01, reason: twice}",
    }
    assert addresses(edition(world).chronicle) == (
        Address("https://archive.example/t", "content/sources/t.md"),
        Address("https://wire.example/s", "content/sources/s.md"),
        Address("https://wire.example/t", "content/sources/t.md", "https://archive.example/t"),
    )


def test_the_report_names_the_dead_first_and_markdown_cannot_be_made_in_it() -> None:
    found = report(
        {
            A.url: Answer(404, "404 `](https://evil.example) **Not** Found\x1b"),
            B.url: Answer(0, "timed out"),
        },
        copies={A.url: "https://archive.example/a"},
        ignored={C.url: "asleep"},
    )
    assert told(found, markdown=True) == (
        "## Links\n\n0 answer, 1 dead, 1 unclear, 1 passed over\n\n### Dead\n\n"
        "- `https://a.example/x`: `404 ’](https://evil.example) **Not** Found\ufffd` since "
        "2026-11-27, in `content/sources/a.md`; a copy: `https://archive.example/a`\n"
        "\n### Unclear\n\n"
        "- `https://b.example/x`: `timed out` since 2026-11-27, in `content/sources/b.md`\n"
    )
    assert told(report({}), markdown=False) == "3 answer, 0 dead, 0 unclear, 0 passed over\n"


def test_the_record_is_read_back_and_a_damaged_one_is_none() -> None:
    found = report({A.url: Answer(404, "404")})
    assert read_record(write_record(found)) == found.checked
    assert read_record(b'{"x": 1}') == {}
    for damaged in (b"\x00", b'{"\xa6": 1}', b"[" * 100_000, b'{"a":' * 100_000):
        assert read_record(damaged) == {}


class _Reply(BytesIO):
    status = 200


def test_every_way_in_which_the_network_fails_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(result: object) -> Answer:
        def urlopen(request: Request, timeout: int) -> object:
            if isinstance(result, Exception):
                raise result
            return result

        monkeypatch.setattr(asking, "urlopen", urlopen)
        return asking.ask("https://a.example/")

    assert asked(_Reply(b"<html>")) == Answer(200)
    gone = HTTPError("https://a.example/", 404, "Not Found", None, None)  # type: ignore[arg-type]  # as from the network
    assert asked(gone) == Answer(404, "404 Not Found")
    assert asked(URLError("no such host")) == Answer(0, "no such host")
    assert asked(TimeoutError("timed out")) == Answer(0, "timed out")
    assert asked(IncompleteRead(b"")).status == 0
    assert asking.ask("file:///etc/passwd") == Answer(0, "'file:///etc/passwd' is no web address")


@pytest.mark.parametrize(
    ("reply", "copy"),
    [
        (
            b'{"archived_snapshots": {"closest": {"url": "https://web.example/a"}}}',
            "https://web.example/a",
        ),
        (b'{"archived_snapshots": {"closest": {"url": "javascript:x"}}}', ""),
        (b'{"archived_snapshots": {}}', ""),
        (b"<html>", ""),
    ],
    ids=["known", "no address", "none", "no answer"],
)
def test_a_copy_is_looked_up_and_anything_else_is_none(
    reply: bytes, copy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def urlopen(request: Request, timeout: int) -> object:
        asked.append(request.full_url)
        return _Reply(reply)

    monkeypatch.setattr(asking, "urlopen", urlopen)
    assert asking.find_copy("https://a.example/?x=1&y") == copy
    assert asked == [f"{asking.ARCHIVE}https%3A%2F%2Fa.example%2F%3Fx%3D1%26y"]
