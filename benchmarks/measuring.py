"""What a command costs: time by the clock, processor time of all its processes, peak memory.

Time and memory are taken in different runs, since looking at memory costs time. Only on Linux:
memory and the processor time of others are read from /proc.
"""

import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

LIMIT: Final = 3600.0
_LOOK: Final = 0.004  # seconds between two looks at memory
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_CORES: Final = os.cpu_count() or 1

Command = Sequence[str | Path]


class Cost(NamedTuple):
    """What one run took. `others` is the share of the machine's processors that others had."""

    wall: float
    cpu: float
    others: float


class Memory(NamedTuple):
    """The most that a run held at one time, in MB: all its processes, and its largest one alone.

    Both are found by looking again and again; for `largest` the kernel keeps the record of each
    process. (What it tells of an ended one starts with the memory of the one that started it.)
    """

    together: float
    largest: float


class FailedError(Exception):
    """The command ended with an error or ran for too long; its last words."""


def timed(
    command: Command,
    folder: Path,
    log: Path,
    environment: Mapping[str, str] | None = None,
    limit: float = LIMIT,
) -> Cost:
    """Run a command to its end. What it prints goes to `log`."""
    os.sync()  # what was written before is not written during the run
    busy, own = _busy(), _own()
    with log.open("wb") as out:
        begun = time.perf_counter()
        process = _started(command, folder, out.fileno(), environment)
        over = threading.Timer(limit, _end, (process.pid,))
        over.daemon = True
        over.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        over.cancel()
    cpu = used.ru_utime + used.ru_stime
    others = _busy() - busy - cpu - (_own() - own)
    _judge(process, status, log, wall >= limit)
    return Cost(wall, cpu, _share(others, wall))


def peak_memory(
    command: Command,
    folder: Path,
    log: Path,
    environment: Mapping[str, str] | None = None,
) -> Memory:
    """Run a command to its end, looking at the memory of it and all below it all the while."""
    together = largest = 0.0
    with log.open("wb") as out:
        process = _started(command, folder, out.fileno(), environment)
        while True:
            ended, status = os.waitpid(process.pid, os.WNOHANG)
            if ended:
                break
            together = max(together, memory_of(process.pid))
            largest = max(largest, *map(_record, family(process.pid)))
            time.sleep(_LOOK)
    _judge(process, status, log, is_over=False)
    return Memory(max(together, largest), largest)


def memory_of(pid: int) -> float:
    """What a process and all below it hold now, in MB.

    Memory that they share by descent is counted once. Of programs and libraries, which one maps
    like the other, the largest share counts. So neighbours with the same libraries change nothing.
    """
    held = [_held(one) for one in family(pid)]
    return (sum(own for own, _ in held) + max(mapped for _, mapped in held)) / 1000


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for one in found:
        with suppress(OSError):  # it has ended since
            for thread in Path(f"/proc/{one}/task").iterdir():
                children = (thread / "children").read_text("ascii")
                found.extend(int(child) for child in children.split())
    return found


def busy_share(seconds: float = 2.0) -> float:
    """How busy the processors are while we do nothing, from 0 to 1."""
    busy, begun = _busy(), time.perf_counter()
    time.sleep(seconds)
    return _share(_busy() - busy, time.perf_counter() - begun)


def _started(
    command: Command, folder: Path, out: int, environment: Mapping[str, str] | None
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def _end(pid: int) -> None:
    # The session that we started for it, so that nothing of it is left behind.
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def _judge(process: subprocess.Popen[bytes], status: int, log: Path, is_over: bool) -> None:  # noqa: FBT001 - as told by the clock
    process.returncode = os.waitstatus_to_exitcode(status)
    if is_over:
        raise FailedError("took too long and was ended")
    if process.returncode:
        said = log.read_text("utf-8", "replace").strip()[-2000:]
        raise FailedError(f"ended with {process.returncode}: {said}")


def _held(pid: int) -> tuple[float, float]:
    """Memory of its own, its part of shared memory included, and of files that it maps; in kB."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:  # it has ended since
        return 0.0, 0.0
    lines = (line.split() for line in told.splitlines()[1:])
    kb = {words[0].rstrip(":"): int(words[1]) * 1.024 for words in lines}
    if not kb:  # it is about to end
        return 0.0, 0.0
    return kb["Pss_Anon"] + kb["Pss_Shmem"], kb["Rss"] - kb["Anonymous"]


def _record(pid: int) -> float:
    """The most that a process ever held, in MB."""
    try:
        told = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:  # it has ended since
        return 0.0
    found = re.search(r"^VmHWM:\s*(\d+) kB$", told, re.MULTILINE)
    return int(found[1]) * 1.024 / 1000 if found else 0.0


def _share(busy: float, seconds: float) -> float:
    """Of all that the processors could have done; the kernel counts in hundredths of a second."""
    return min(1.0, max(0.0, busy) / (seconds * _CORES))


def _busy() -> float:
    """Seconds that all processors together have worked; waiting for a disk is no work."""
    told = Path("/proc/stat").read_text("ascii").split("\n", 1)[0].split()[1:]
    user, nice, system, _idle, _wait, irq, soft, stolen = map(int, told[:8])
    return (user + nice + system + irq + soft + stolen) / _TICKS


def _own() -> float:
    return time.process_time()
