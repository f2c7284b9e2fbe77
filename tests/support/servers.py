"""A real `mkdocs serve` on this machine, asked over the network like a browser would."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

# A shell that runs the suite in the background ignores interrupts, and so does all it starts;
# an author's shell does not.
_MKDOCS = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("mkdocs", run_name="__main__")
"""

# Generous: it only ends the wait for something that never comes.
PATIENCE = 60


class Reply(NamedTuple):
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    text: str
    data: bytes


@dataclass
class MkDocsServer:
    """A running server; `log` grows while it runs, `front` is the path of the front page."""

    process: subprocess.Popen[str]
    port: int
    front: str = ""
    log: list[str] = field(default_factory=list)

    def url(self, page: str) -> str:
        """The address of a page of the site, for a browser: the one name that it may look up."""
        return f"http://localhost:{self.port}{self.front}{page}"

    def page(self, path: str) -> Reply:
        """Ask for a page of the site."""
        return self.get(f"{self.front}{path}")

    def get(self, path: str, host: str | None = None) -> Reply:
        """Ask for a path exactly as it is written, with another `Host` or none ("")."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest("GET", path, skip_host=True)
            if host != "":
                connection.putheader("Host", host or f"127.0.0.1:{self.port}")
            connection.endheaders()
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            data = response.read()
            return Reply(response.status, headers, data.decode(errors="replace"), data)
        finally:
            connection.close()

    def epoch(self, after: int = 0) -> int:
        """The number of the newest build, waiting until there is one after the build given."""
        return int(self.get(f"/livereload/{after}/1").text)

    @contextmanager
    def rebuilt(self) -> Iterator[None]:
        """What is done to the project within this is built when it ends."""
        before = self.epoch()
        yield
        assert self.epoch(before) > before, "".join(self.log)


@contextmanager
def serving(
    project: Path, temporary: Path, *options: str, python: Path = Path(sys.executable)
) -> Iterator[MkDocsServer]:
    """Run `mkdocs serve` in a project, with its own folder for temporary files.

    It is ended as an author ends it, by an interrupt, and by its own process id.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        (python, "-c", _MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{port}", *options),
        cwd=project,
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    server = MkDocsServer(process, port)
    ready = threading.Event()

    def listen() -> None:
        assert process.stderr is not None
        for line in process.stderr:
            server.log.append(line)
            if found := re.search(r"\] Serving on http://[^/]+(/.*)", line):
                server.front = found[1]
                ready.set()
        ready.set()

    listener = threading.Thread(target=listen)
    listener.start()
    try:
        assert ready.wait(PATIENCE)
        assert server.front, "".join(server.log)
        yield server
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
        listener.join()
        if process.stderr is not None:
            process.stderr.close()


def put(project: Path, path: str, text: str) -> None:
    """Write a file of a project so that no half of it is ever seen."""
    whole = project / ".put"
    whole.write_text(text)
    whole.replace(project / path)
