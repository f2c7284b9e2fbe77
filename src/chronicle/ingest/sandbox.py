"""A child process in which an article is read and analysed, since a page may hang or kill it.

The parsers of web pages are not ours. They get limits of time and memory, and what goes wrong in
them comes back as a located problem. One child serves many articles; a dead one is replaced.
"""

import contextlib
import json
import os
import signal
import struct
import subprocess
import sys
import threading
from types import TracebackType
from typing import IO, Final, Self

import msgspec

from chronicle.ingest.article import Article
from chronicle.ingest.events import EventProposal
from chronicle.ingest.findings import Findings
from chronicle.ingest.register import Known, Register
from chronicle.problems import Place, Problem

SECONDS: Final = 10
"""Of processor time for one article; three times as many by the clock."""

MEGABYTES: Final = 1024


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What a child is told once: its limits, and the names that the chronicle knows."""

    seconds: float = SECONDS
    megabytes: int = MEGABYTES
    known: tuple[Known, ...] = ()


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What a child is told before the bytes of an article.

    `published`, an ISO day, and `title` are used where the article does not say them.
    """

    path: str
    url: str = ""
    declared: str = ""
    published: str = ""
    title: str = ""
    analyse: bool = True


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What is made of an article: the text, what was found in it, the events that it suggests.

    Without an article the problems say why. `tired` is the child's wish to be replaced.
    """

    article: Article | None = None
    findings: Findings | None = None
    events: tuple[EventProposal, ...] = ()
    problems: tuple[Problem, ...] = ()
    tired: bool = False


# The child gets our import path, and nothing else of this process's environment.
_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from chronicle.ingest.inside import main; main()"
)
_SIZE = struct.Struct(">I")
# Bytes of the longest message: an article's findings are some twenty times the article at most.
_LONGEST = 64 * 1024 * 1024


class Sandbox:
    """A child for reading articles, begun when first asked; a `with` block ends it."""

    def __init__(
        self, register: Register, *, seconds: float = SECONDS, megabytes: int = MEGABYTES
    ) -> None:
        self._setting = Setting(seconds=seconds, megabytes=megabytes, known=register.known)
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, task: Task, data: bytes) -> Reading:
        """Read one article. What kills or hangs the child is a problem of that article alone."""
        child = self._child or self._begin()
        late = threading.Event()
        watch = threading.Timer(3 * self._setting.seconds + 2, _end_late, (child, late))
        watch.start()
        try:
            answer = _ask(child, task, data)
        finally:
            watch.cancel()
        if answer is None:
            code = self._end(child)
            timed_out = late.is_set() or code == -signal.SIGXCPU
            return Reading(problems=(self._broken(task.path, code, timed_out=timed_out),))
        if answer.tired:
            self.close()
        return answer

    def close(self) -> None:
        """End the child, if there is one."""
        if self._child is not None:
            self._end(self._child)

    def _begin(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-I", "-c", _BOOT, json.dumps(sys.path)]
        child = subprocess.Popen(  # noqa: S603 - our own interpreter; articles come as bytes only
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # An interrupt at the keyboard is for us; we then end the child.
            start_new_session=True,
            env={"PATH": os.defpath},
        )
        self._child = child
        if child.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                send(child.stdin, msgspec.json.encode(self._setting))
        return child

    def _end(self, child: subprocess.Popen[bytes]) -> int:
        """Wait for a child to go when its input ends, and kill it if it stays."""
        self._child = None
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        try:
            return child.wait(timeout=2)
        except subprocess.TimeoutExpired:
            child.kill()
            return child.wait()

    def _broken(self, path: str, code: int, *, timed_out: bool) -> Problem:
        message = f"page: its markup broke the parser (exit {code})"
        if timed_out:
            message = f"page: took longer than {self._setting.seconds:g} s to read"
        hint = "paste the text of the article instead"
        return Problem(Place(path), "page-unreadable", message, hint)


def _ask(child: subprocess.Popen[bytes], task: Task, data: bytes) -> Reading | None:
    """The child's answer; None where it died before it gave one.

    A page that took the child over could make it say anything: what is no answer counts as none.
    """
    if child.stdin is None or child.stdout is None:
        return None
    try:
        send(child.stdin, msgspec.json.encode(task))
        send(child.stdin, data)
    except BrokenPipeError:
        return None
    answer = receive(child.stdout)
    if answer is None:
        return None
    try:
        return msgspec.json.decode(answer, type=Reading)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _end_late(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write one message, its length first."""
    pipe.write(_SIZE.pack(len(message)) + message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """Read one message; None at the end of the stream."""
    head = pipe.read(_SIZE.size)
    if len(head) < _SIZE.size:
        return None
    (size,) = _SIZE.unpack(head)
    if size > _LONGEST:
        return None
    message = pipe.read(size)
    return message if len(message) == size else None
