"""An address on the web into the bytes behind it, or the reason why not.

Only http and https; every address that a name resolves to is checked, also after a redirect, and
the connection goes to the very address that was checked, so that no second answer of a name
server can lead elsewhere. Size, time and the number of redirects have limits.
"""

import http.client
import re
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final, NamedTuple, Protocol
from urllib.parse import quote, urljoin, urlsplit

from chronicle import __version__
from chronicle.ingest.article import LARGEST
from chronicle.problems import Place, Problem

PATIENCE: Final = 10
"""Seconds for one answer of the network."""

LONGEST: Final = 30
"""Seconds for the whole page."""

_REDIRECTS = 5
_PIECE = 64 * 1024
_SAVE = "open the page in a browser, save it, and import the file"


class Fetched(NamedTuple):
    """The bytes of a page, the address they came from at last, the encoding its server named."""

    url: str
    data: bytes
    encoding: str = ""


class Connection(Protocol):
    """What is needed of a connection to a server: `http.client`'s has it."""

    def request(self, method: str, url: str, *, headers: dict[str, str]) -> None:
        """Ask for a page."""

    def getresponse(self) -> http.client.HTTPResponse:
        """Wait for the head of the answer."""

    def close(self) -> None:
        """Let go of the connection."""


class Target(NamedTuple):
    """An address taken apart."""

    secure: bool
    host: str
    port: int
    path: str


Resolve = Callable[[str, int], tuple[str, ...]]
Connect = Callable[[str, Target], Connection]
"""Open a connection to an IP address, for a target."""


class _RefusedError(Exception):
    """Why a page is not fetched; ends here, as a problem."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Ask the system for the addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def connect(address: str, target: Target) -> Connection:
    """Connect to the address itself; the name is used for the certificate and the Host line."""
    host, port = target.host, target.port
    if not target.secure:
        plain = http.client.HTTPConnection(host, port, timeout=PATIENCE)
        plain.sock = socket.create_connection((address, port), timeout=PATIENCE)
        return plain
    context = ssl.create_default_context()
    tls = http.client.HTTPSConnection(host, port, timeout=PATIENCE, context=context)
    raw = socket.create_connection((address, port), timeout=PATIENCE)
    try:
        tls.sock = context.wrap_socket(raw, server_hostname=host)
    except BaseException:
        raw.close()
        raise
    return tls


def fetch(
    url: str,
    *,
    resolve: Resolve = resolve,
    connect: Connect = connect,
    clock: Callable[[], float] = time.monotonic,
) -> tuple[Fetched | None, tuple[Problem, ...]]:
    """Fetch a page. Nothing is sent but the request: no cookie, no referrer."""
    try:
        return _fetch(url, resolve, connect, clock), ()
    except _RefusedError as refused:
        return None, (Problem(Place(url), refused.code, refused.message, refused.hint),)


def _fetch(url: str, resolve: Resolve, connect: Connect, clock: Callable[[], float]) -> Fetched:
    end = clock() + LONGEST
    for _ in range(_REDIRECTS + 1):
        target = _target(url)
        address = _checked(target, resolve)
        try:
            connection = connect(address, target)
            try:
                connection.request("GET", target.path, headers=_headers(target))
                answer = connection.getresponse()
                where = answer.headers.get("Location", "")
                if answer.status in {301, 302, 303, 307, 308} and where:
                    url = urljoin(url, where)
                    continue
                _must_be_page(answer)
                data = _body(answer, end, clock)
            finally:
                connection.close()
        except ssl.SSLError as error:
            message = f"fetch: {target.host}: its certificate is not trusted: {error.reason}"
            raise _RefusedError("fetch-failed", message, _SAVE) from error
        except TimeoutError as error:
            message = f"fetch: {target.host} did not answer within {PATIENCE} s"
            raise _RefusedError("fetch-failed", message, f"try again, or {_SAVE}") from error
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            message = f"fetch: no answer from {target.host}: {reason}"
            raise _RefusedError("fetch-failed", message, f"are you online? Else {_SAVE}") from error
        return Fetched(url, data, answer.headers.get_content_charset("") or "")
    message = f"fetch: more than {_REDIRECTS} redirects"
    raise _RefusedError("fetch-failed", message, _SAVE)


# --- where to ------------------------------------------------------------------------------


def _target(url: str) -> Target:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _RefusedError("fetch-refused", f"fetch: no address: {error}", "mend it") from error
    if parts.scheme not in {"http", "https"}:
        message = f"fetch: {parts.scheme or 'no scheme'}: only http and https are fetched"
        raise _RefusedError("fetch-refused", message, _SAVE)
    if parts.username is not None or parts.password is not None:
        message = "fetch: a user's name stands before the host"
        raise _RefusedError("fetch-refused", message, "give the address without it")
    try:
        host = host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError as error:
        message = f"fetch: {host!r} is no host name"
        raise _RefusedError("fetch-refused", message, "mend it") from error
    if not host or re.search(r"[\s\x00-\x1f%]", host):
        raise _RefusedError("fetch-refused", f"fetch: {host!r} is no host name", "mend it")
    secure = parts.scheme == "https"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return Target(secure, host, port or (443 if secure else 80), path)


def _checked(target: Target, resolve: Resolve) -> str:
    """The address to connect to; refused if any of the host's addresses is not a public one."""
    try:
        addresses = resolve(target.host, target.port)
    except (OSError, UnicodeError) as error:
        message = f"fetch: cannot find {target.host}"
        hint = f"are you online, and is the name right? Else {_SAVE}"
        raise _RefusedError("fetch-failed", message, hint) from error
    for address in addresses:
        if not is_public(address):
            message = f"fetch: {target.host} is {address}, an address that is not public"
            raise _RefusedError(
                "fetch-refused", message, "only pages of the public web are fetched"
            )
    if not addresses:
        raise _RefusedError("fetch-failed", f"fetch: {target.host} has no address", "mend the name")
    return addresses[0]


def is_public(text: str) -> bool:
    """Tell a public address: neither private, loopback, link-local, reserved, nor hiding such."""
    try:
        address: IPv4Address | IPv6Address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address.teredo is not None or address.exploded.startswith("0064:ff9b:"):
            return False
        if inner is not None:
            return is_public(str(inner))
        if int(address) < 1 << 32:  # ::a.b.c.d, the form before ::ffff:a.b.c.d
            return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


# --- what comes back -----------------------------------------------------------------------


def _headers(target: Target) -> dict[str, str]:
    default = 443 if target.secure else 80
    host = f"[{target.host}]" if ":" in target.host else target.host
    return {
        "Host": host if target.port == default else f"{host}:{target.port}",
        "User-Agent": f"chronicle/{__version__} (reads one page for a person)",
        "Accept": "text/html,application/xhtml+xml,text/plain",
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en",
        "Connection": "close",
    }


_DENIED = {401, 402, 403, 407, 429, 451}


def _must_be_page(answer: http.client.HTTPResponse) -> None:
    if answer.status in _DENIED:
        message = f"fetch: the site does not let programs in ({answer.status} {answer.reason})"
        raise _RefusedError("fetch-denied", message, _SAVE)
    if answer.status != 200:
        message = f"fetch: the site answers {answer.status} {answer.reason}"
        raise _RefusedError("fetch-failed", message, "mend the address, or give an archived copy")
    kind = answer.headers.get_content_type()
    if kind not in {"text/html", "application/xhtml+xml", "text/plain"}:
        message = f"fetch: the address holds {kind}, no page"
        raise _RefusedError("fetch-refused", message, "copy its text into a file, and import that")


def _body(answer: http.client.HTTPResponse, end: float, clock: Callable[[], float]) -> bytes:
    """The bytes, unpacked piece by piece, so that a small answer cannot grow without end."""
    packed = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in {"identity", "", "gzip", "x-gzip", "deflate"}:
        message = f"fetch: packed as {packed!r}, which was not asked for"
        raise _RefusedError("fetch-failed", message, _SAVE)
    unpacker = zlib.decompressobj(47) if packed in {"gzip", "x-gzip"} else None
    data = bytearray()
    while piece := answer.read1(_PIECE):
        if clock() > end:
            message = f"fetch: the page took longer than {LONGEST} s"
            raise _RefusedError("fetch-failed", message, f"try again, or {_SAVE}")
        try:
            if packed == "deflate" and unpacker is None:
                # The standard says with a zlib head; some servers leave it out.
                unpacker = zlib.decompressobj(15 if piece[0] & 15 == 8 else -15)
            room = LARGEST + 1 - len(data)
            data += unpacker.decompress(piece, room) if unpacker is not None else piece
        except zlib.error as error:
            message = f"fetch: the packed page is damaged ({error})"
            raise _RefusedError("fetch-failed", message, _SAVE) from error
        if len(data) > LARGEST:
            message = f"fetch: the page has more than {LARGEST:,} bytes"
            raise _RefusedError(
                "fetch-refused", message, "save the article alone, and import the file"
            )
    return bytes(data)
