"""On what and when figures were taken, and whether the machine was quiet enough to take any."""

import os
import platform
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from measuring import busy_share
from results import Machine

QUIET: Final = 0.05
"""The most that others may keep processors busy at the start for figures to count."""


def this_machine() -> Machine:
    """Look at the machine, before anything is measured."""
    busy = busy_share()
    return Machine(
        date=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        processor=_processor(),
        cores=os.cpu_count() or 1,
        memory_gb=round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9),
        system=f"{platform.system()} {platform.release()}",
        python=platform.python_version(),
        load=round(os.getloadavg()[0], 2),
        busy=round(busy, 3),
        quiet=busy <= QUIET,
    )


def commit_of(root: Path) -> str:
    """The commit that is measured, marked where files differ from it; empty outside of git."""
    try:
        told = subprocess.run(
            ("git", "-C", str(root), "describe", "--always", "--dirty", "--abbrev=12"),  # noqa: S607 - the git of the caller
            capture_output=True,
            check=True,
            text=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return told.stdout.strip()


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.machine()
    found = re.search(r"^model name\s*:\s*(.+)$", told, re.MULTILINE)
    return found[1].strip() if found else platform.machine()
