"""Programs under strace, each forked from one that has imported everything: that is much quicker.

A process of its own waits with the modules loaded and the templates compiled, and forks for every
run. The child lets strace
attach to it before it does anything, so that the n-th call of a name is the same at every run.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

import pytest

_HERE = Path(__file__).parent
# Reads a line of JSON for each run (folder, module with arguments, file for what it says), answers
# with the number of the process that waits, and after a further line with how that one ended. The
# first run is its own, to import and to remember what programs do.
_WAITING = """
import ctypes, json, os, runpy, sys, traceback
sys.path.append(FOLDER)
from templates_once import compile_once

compile_once()

def run(folder, command, file):
    out = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    os.close(out)
    os.chdir(folder)
    sys.argv = list(command)
    try:
        runpy.run_module(command[0], run_name="__main__", alter_sys=True)
        return 0
    except SystemExit as error:
        if isinstance(error.code, str):
            print(error.code, file=sys.stderr)
        return error.code if isinstance(error.code, int) else int(error.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()

answers = os.fdopen(os.dup(1), "w")
sys.path.remove(FOLDER)
run(*json.loads(sys.stdin.readline()))
print("ready", file=answers, flush=True)
for line in iter(sys.stdin.readline, ""):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(writing)
        ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1))  # whoever asks may trace it
        os.read(reading, 1)
        os.close(reading)
        os._exit(run(*json.loads(line)))
    os.close(reading)
    print(child, file=answers, flush=True)
    sys.stdin.readline()
    os.write(writing, b"x")
    os.close(writing)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=answers, flush=True)
"""


class Ran(NamedTuple):
    """How a run ended (below 0: by which signal), and all that it said."""

    code: int
    said: str


class Straced:
    """Runs one module with its arguments, in any folder and with any options of strace."""

    def __init__(self, command: Sequence[str], told: IO[str], heard: IO[str], said: Path) -> None:
        self._command, self._told, self._heard, self.said = tuple(command), told, heard, said

    def first(self, folder: Path) -> None:
        """The run by which modules are imported, without strace."""
        self._ask(folder)
        assert self._heard.readline() == "ready\n", self.said.read_text()

    def run(self, folder: Path, *options: str) -> Ran:
        """Run the program in a folder under strace."""
        self._ask(folder)
        number = self._heard.readline().strip()
        strace = subprocess.Popen(
            ("strace", "-f", "-p", number, *options),  # noqa: S607 - Debian's strace
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert strace.stderr is not None
        attached = strace.stderr.readline()
        assert "attached" in attached, attached
        print(file=self._told, flush=True)
        code = int(self._heard.readline())
        strace.communicate()
        return Ran(code, self.said.read_text("utf-8", errors="replace"))

    def _ask(self, folder: Path) -> None:
        asked = (str(folder), self._command, str(self.said))
        print(json.dumps(asked), file=self._told, flush=True)


@contextmanager
def straced(command: Sequence[str], folder: Path, said: Path) -> Iterator[Straced]:
    """A program that waits to be run; a folder to run it in once, and a file for what it says."""
    if sys.platform != "linux":
        pytest.skip("strace is a program for Linux")
    if shutil.which("strace") is None:
        pytest.fail("these tests need strace: apt install strace", pytrace=False)
    with subprocess.Popen(
        (sys.executable, "-c", f"FOLDER = {str(_HERE)!r}\n{_WAITING}"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
    ) as waiting:
        assert waiting.stdin is not None
        assert waiting.stdout is not None
        program = Straced(command, waiting.stdin, waiting.stdout, said)
        program.first(folder)
        yield program
        waiting.stdin.close()
