"""Around a server's own application: only local requests, and problems in the place of pages.

What the server reads from disk is put there just before; its answers are changed on their way.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from chronicle.serving.hosts import is_local
from chronicle.serving.preview import Preview
from chronicle.serving.reloading import with_reload


class Server(NamedTuple):
    """What must be known of a server.

    `host` is what it listens on, `front` the path of the site's front page, and `polls` how the
    paths begin at which open pages ask whether to reload.
    """

    host: str
    front: str
    polls: str


class _Answer(NamedTuple):
    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


def around(application: WSGIApplication, preview: Preview, server: Server) -> WSGIApplication:
    """The application of a server that shows a preview."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        asked = environ.get("HTTP_HOST", "")
        if not is_local(asked, server.host):
            return _send(_refusal(asked), start_response)
        if environ["PATH_INFO"].startswith(server.polls):
            return application(environ, start_response)
        return _send(_shown(application, environ, preview, server.front), start_response)

    return answer


def _shown(
    application: WSGIApplication, environ: WSGIEnvironment, preview: Preview, front: str
) -> _Answer:
    asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
    while True:
        preview.bring(asked.removeprefix(front))
        changes = preview.changes
        if preview.trouble:
            told = _ask(application, {**environ, "PATH_INFO": front})
            told = told._replace(status="500 Internal Server Error")
        else:
            told = _ask(application, environ)
        # The server lets a request wait while it builds anew, so what was to be shown when the
        # request came may no longer be what is to be shown now.
        if preview.changes == changes:
            return told._replace(body=with_reload(told.body)) if _is_page(told) else told


def _is_page(answer: _Answer) -> bool:
    return any(
        name.lower() == "content-type" and value.startswith("text/html")
        for name, value in answer.headers
    )


def _ask(application: WSGIApplication, environ: WSGIEnvironment) -> _Answer:
    """The whole of an application's answer."""
    begun: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    parts: list[bytes] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], _: object = None, /
    ) -> Callable[[bytes], object]:
        begun.append((status, tuple(headers)))
        return parts.append

    answered = application(environ, start_response)
    try:
        parts.extend(answered)
    finally:
        if close := getattr(answered, "close", None):
            close()
    return _Answer(*begun[-1], b"".join(parts))


def _send(answer: _Answer, start_response: StartResponse) -> Iterable[bytes]:
    kept = [pair for pair in answer.headers if pair[0].lower() != "content-length"]
    length = ("Content-Length", str(len(answer.body)))
    # Without this a browser may show what it remembers when one goes back to a page.
    start_response(answer.status, [*kept, length, ("Cache-Control", "no-store")])
    return [answer.body]


def _refusal(asked: str) -> _Answer:
    words = f"This preview answers to its own address only, not to {asked!a}.\n"
    return _Answer("403 Forbidden", (("Content-Type", "text/plain"),), words.encode())
