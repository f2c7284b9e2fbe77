"""The pages of an edition as files, for a browser to open or a server to send."""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from worlds import SMALL

from chronicle.page import Edition
from chronicle.pages import plan
from chronicle.render import Renderer

# What pages of all kinds load besides what is their own.
LOOK = (
    *("style.css", "icon.svg", "theme.js", "soon.js", "web.js", "preview.js"),
    *("known.js", "positions.js"),
)


def written(edition: Edition, folder: Path, only: tuple[str, ...] = ("",)) -> Path:
    """A folder with the pages whose paths begin with one of `only`, else with all."""
    renderer = Renderer(SMALL, edition.settings)
    for page in plan(edition):
        if page.path.startswith(only):
            file = folder / page.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(renderer.render(page))
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the tests' output is no log of a server."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder over http, on this machine alone, until the end of the block."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}"
        server.shutdown()
