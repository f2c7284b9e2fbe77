"""Which code decodes and renders: ours, and that of every package that can change bytes."""

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

_PACKAGES = frozenset("babel jinja2 markdown-it-py msgspec nh3 pillow pyyaml tzdata".split())
_INSTALLED = re.compile(r"(.+)-([^-]+)\.(?:dist|egg)-info")


def code_digest() -> str:
    """The digest of the versions of all these packages, and of our own modules.

    Our own count by size and time of change, so that a checkout in work needs no new version number
    to be noticed. Versions are read from the names of the folders that installers leave
    (packaging.python.org, Recording installed projects): to ask them for more takes longer than all
    else that a build looks at where nothing changed.
    """
    told = [f"python {sys.version_info.major}.{sys.version_info.minor}", *sorted(_versions())]
    own = Path(__file__).parent
    for module in sorted((*own.rglob("*.py"), *own.rglob("*.ttf"), *own.rglob("*.po"))):
        status = module.stat()
        told.append(f"{module.name} {status.st_size} {status.st_mtime_ns}")
    return hashlib.blake2b("\n".join(told).encode(), digest_size=16).hexdigest()


def _versions() -> Iterator[str]:
    for folder in dict.fromkeys(sys.path):
        try:
            names = [entry.name for entry in Path(folder).iterdir()]
        except OSError:
            continue  # no folder: an archive, or one that was never made
        for name in names:
            if found := _INSTALLED.fullmatch(name):
                package = re.sub(r"[-_.]+", "-", found[1]).lower()
                if package in _PACKAGES:
                    yield f"{package} {found[2]}"
