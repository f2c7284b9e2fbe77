"""The command line as people type it."""

import os
import subprocess
import sys
from pathlib import Path


def chronicle(
    *arguments: str | Path, cwd: Path, given: bytes = b"", code: int = 0, path: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command, and hold it to its exit code; `path` holds more packages to import."""
    env = {**os.environ, "PYTHONUTF8": "1"}
    if path is not None:
        env["PYTHONPATH"] = os.pathsep.join(filter(None, (str(path), env.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", "chronicle", *map(str, arguments)],
        cwd=cwd,
        input=given,
        capture_output=True,
        check=False,
        env=env,
    )
    told = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == code, told
    assert "Traceback" not in told
    return done


def said(*arguments: str | Path, cwd: Path, given: str = "", code: int = 0) -> str:
    """What the command says on standard output, given a text."""
    return chronicle(*arguments, cwd=cwd, given=given.encode(), code=code).stdout.decode()
