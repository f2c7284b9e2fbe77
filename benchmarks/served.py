"""How long after a save a server on this machine shows what was saved."""

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from measuring import Command, FailedError

PATIENCE: Final = 600.0
_AGAIN: Final = 0.01  # seconds between two requests


class Running:
    """A server that has been started, and what it answers."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self.pid = process.pid
        self._process = process
        self._port = port
        self._log = log

    def until(self, path: str, words: str) -> None:
        """Ask for a page again and again until it has the words."""
        end = time.monotonic() + PATIENCE
        while words not in self._page(path):
            if self._process.poll() is not None or time.monotonic() > end:
                said = self._log.read_text("utf-8", "replace").strip()[-2000:]
                raise FailedError(f"{path} never had {words!r}: {said}")
            time.sleep(_AGAIN)

    def _page(self, path: str) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):  # not up yet, or busy with a rebuild
            return ""
        else:
            return text if answer.status == 200 else ""
        finally:
            connection.close()


@contextmanager
def serving(
    command: Callable[[int], Command],
    folder: Path,
    log: Path,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Running]:
    """Start a server on a free port, and end it by its own process id."""
    port = _free_port()
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(word) for word in command(port)],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Running(process, port, log)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
