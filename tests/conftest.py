"""What several tests need: a browser, and the reference material beside the checkout."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent

# Time never decides a test. In CI the same examples come every time: a failure there is the
# commit's doing. Elsewhere new ones are tried at every run.
settings.register_profile(
    "chronicle",
    deadline=None,
    derandomize="CI" in os.environ,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("chronicle")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material (articles, hostile input) beside a checkout; not everyone has it."""
    path = Path(os.environ.get("CHRONICLE_SHARED", ROOT.parent / "shared"))
    if not path.is_dir():
        pytest.skip("no shared/ folder beside the checkout, and CHRONICLE_SHARED names none")
    return path


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser to drive. Without one the test fails and says what to install: never a skip."""
    found = subprocess.run(
        (ROOT / ".ci" / "chromium",), capture_output=True, text=True, check=False
    )
    if found.returncode:
        pytest.fail(found.stderr.strip(), pytrace=False)
    return Path(found.stdout.strip())


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """A running Chromium that talks to the pages under test and to nobody else."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium,
            # The sandbox does not start for root, and CI runs as root in a container.
            chromium_sandbox=os.geteuid() != 0,
            args=[
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-quic",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
                "--no-first-run",
            ],
        )
        yield running
        running.close()
