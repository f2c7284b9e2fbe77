"""What is fetched, from where, and what is refused: against a local server and no network."""

import gzip
import http.client
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from chronicle.ingest.article import LARGEST
from chronicle.ingest.fetching import Connection, Fetched, Target, fetch, is_public, resolve

PUBLIC = "93.184.216.34"
PAGE = b"<!doctype html><p>An article."
BOMB = gzip.compress(b"\0" * 50_000_000)

Answer = tuple[int, dict[str, str], bytes]
HTML = {"Content-Type": "text/html; charset=windows-1251"}
ANSWERS: dict[str, Answer] = {
    "/page": (200, HTML, PAGE),
    "/gzip": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
    "/deflate": (200, {**HTML, "Content-Encoding": "deflate"}, zlib.compress(PAGE)),
    "/raw-deflate": (200, {**HTML, "Content-Encoding": "deflate"}, zlib.compress(PAGE)[2:-4]),
    "/brotli": (200, {**HTML, "Content-Encoding": "br"}, b"x"),
    "/damaged": (200, {**HTML, "Content-Encoding": "gzip"}, b"no gzip at all"),
    "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, BOMB),
    "/large": (200, HTML, b"x" * (LARGEST + 1)),
    "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF"),
    "/wall": (403, HTML, b"no"),
    "/gone": (404, HTML, b"no"),
    "/moved": (301, {"Location": "/page"}, b""),
    "/elsewhere": (302, {"Location": "http://inside.example/page"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
}


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, data = ANSWERS[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base has it
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


NAMES = {
    "news.example": (PUBLIC,),
    "inside.example": ("10.0.0.7",),
    "both.example": (PUBLIC, "::1"),
}


def named(host: str, port: int) -> tuple[str, ...]:
    """A name server for the tests; addresses stand for themselves, as with a real one."""
    if host in NAMES:
        return NAMES[host]
    is_address = ":" in host or host.replace(".", "").isdigit()
    return resolve(host, port) if is_address else ()


def to_local(port: int, asked: list[tuple[str, str]]) -> Callable[[str, Target], Connection]:
    """Lead every connection to the local server, and note where it was to go."""

    def connect(address: str, target: Target) -> Connection:
        asked.append((address, target.host))
        return http.client.HTTPConnection("127.0.0.1", port, timeout=10)

    return connect


def get(
    path: str, port: int, clock: Callable[[], float] = lambda: 0.0
) -> tuple[Fetched | None, str]:
    fetched, problems = fetch(
        f"http://news.example{path}", resolve=named, connect=to_local(port, []), clock=clock
    )
    return fetched, "".join(problem.message for problem in problems)


@pytest.mark.parametrize("path", ["/page", "/gzip", "/deflate", "/raw-deflate", "/moved"])
def test_a_page_is_fetched_and_unpacked(port: int, path: str) -> None:
    fetched, told = get(path, port)
    assert told == ""
    assert fetched is not None
    assert fetched.data == PAGE
    assert fetched.encoding == "windows-1251"
    assert fetched.url.endswith("/page" if path == "/moved" else path)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/brotli", "fetch: packed as 'br', which was not asked for"),
        ("/damaged", "fetch: the packed page is damaged"),
        ("/bomb", "fetch: the page has more than 2,097,152 bytes"),
        ("/large", "fetch: the page has more than 2,097,152 bytes"),
        ("/pdf", "fetch: the address holds application/pdf, no page"),
        ("/wall", "fetch: the site does not let programs in (403 Forbidden)"),
        ("/gone", "fetch: the site answers 404 Not Found"),
        ("/elsewhere", "fetch: inside.example is 10.0.0.7, an address that is not public"),
        ("/file", "fetch: file: only http and https are fetched"),
        ("/round", "fetch: more than 5 redirects"),
    ],
)
def test_what_is_not_taken_is_told(port: int, path: str, message: str) -> None:
    fetched, told = get(path, port)
    assert fetched is None
    assert told.startswith(message)


def test_the_connection_goes_to_the_address_that_was_checked(port: int) -> None:
    """A name server that answers anew each time cannot lead the second answer inside."""
    answers = iter([(PUBLIC,), ("127.0.0.1",)])
    asked: list[tuple[str, str]] = []
    fetched, _ = fetch(
        "http://news.example/page",
        resolve=lambda host, port: next(answers),
        connect=to_local(port, asked),
    )
    assert fetched is not None
    assert asked == [(PUBLIC, "news.example")]


def test_a_redirect_is_looked_up_and_checked_anew(port: int) -> None:
    answers = iter([(PUBLIC,), ("192.168.0.1",)])
    asked: list[tuple[str, str]] = []
    fetched, problems = fetch(
        "http://news.example/moved",
        resolve=lambda host, port: next(answers),
        connect=to_local(port, asked),
    )
    assert fetched is None
    assert "192.168.0.1, an address that is not public" in problems[0].message
    assert len(asked) == 1


def test_a_page_that_drips_is_given_up(port: int) -> None:
    ticks = iter([0.0, 100.0])
    fetched, told = get("/page", port, lambda: next(ticks))
    assert fetched is None
    assert told == "fetch: the page took longer than 30 s"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (TimeoutError(), "fetch: news.example did not answer within 10 s"),
        (ConnectionRefusedError(111, "Connection refused"),
         "fetch: no answer from news.example: Connection refused"),
        (http.client.BadStatusLine("x"), "fetch: no answer from news.example: BadStatusLine"),
    ],
)  # fmt: skip
def test_a_network_that_fails_is_told(error: Exception, message: str) -> None:
    def connect(address: str, target: Target) -> Connection:
        raise error

    _, (problem,) = fetch("https://news.example/page", resolve=named, connect=connect)
    assert problem.message == message
    assert "save it, and import the file" in problem.hint


def test_offline_is_told_with_the_way_out() -> None:
    def nobody(host: str, port: int) -> tuple[str, ...]:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    _, (problem,) = fetch("https://news.example/page", resolve=nobody)
    assert str(problem) == (
        "https://news.example/page:1:1: error[fetch-failed]: fetch: cannot find news.example; are "
        "you online, and is the name right? Else open the page in a browser, save it, and import "
        "the file"
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost.localdomain.127.0.0.1/", "http://10.0.0.1/",
        "http://[::1]/", "http://both.example/", "http://2130706433/", "http://0x7f.1/",
        "ftp://news.example/", "file:///etc/passwd", "http://user@news.example/", "http:///x",
        "http://news.example:99999/", "http://[::1", "javascript:alert(1)", "http://a b/",
    ],
)  # fmt: skip
def test_what_leads_elsewhere_is_refused_before_anything_is_sent(url: str) -> None:
    def never(*where: object) -> Connection:
        pytest.fail(f"connected to {where}")

    fetched, problems = fetch(url, resolve=named, connect=never)
    assert fetched is None
    assert problems[0].code in {"fetch-refused", "fetch-failed"}


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False),
        ("10.1.2.3", False), ("172.16.0.1", False), ("172.32.0.1", True), ("192.168.1.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False),  # noqa: S104 - refused, not listened on

        ("192.0.2.1", False), ("198.18.0.1", False), ("224.0.0.1", False), ("240.0.0.1", False),
        ("255.255.255.255", False), ("::", False), ("::1", False), ("fe80::1", False),
        ("fe80::1%eth0", False), ("fc00::1", False), ("ff02::1", False), ("2001:db8::1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:93.184.216.34", True), ("::7f00:1", False),
        ("2002:7f00:1::", False), ("64:ff9b::7f00:1", False), ("64:ff9b:1::1", False),
        ("2001:0:53aa:64c:0:0:80ff:fffe", False), ("elsewhere", False), ("", False),
    ],
)  # fmt: skip
def test_only_public_addresses_are_public(address: str, *, public: bool) -> None:
    assert is_public(address) == public
