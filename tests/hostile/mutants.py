"""The checks bear load: take a guard away, and a test must fail.

    make mutants            every mutant (some minutes)
    tests/hostile/mutants.py NAME…    some of them

Each mutant is one line of the program changed, in a copy of the tree. The tests that ought to
notice are run first, and all others only where those pass. One that every test passes over has
survived: then something that we promise is not tested, and the run fails. It also fails where the
tests do not pass in a copy without a mutant, since then a failure proves nothing.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[2]
SCRIPT = "tests/hostile/test_script.py"
BUILD = "tests/test_build.py"
STOPPED = "tests/hostile/test_stopped.py"
POWER = "tests/hostile/test_power.py"
FETCHING = "tests/ingest/test_fetching.py"
SANDBOX = "tests/ingest/test_sandbox.py"
SETTLED = "tests/test_settled.py"
# Says of every page that is there that it was made from what it is yet to be made from.
EARLY = """
    from chronicle.making import inputs_of
    from chronicle.state import Made
    early = {
        one.path: Made(
            None,
            inputs_of(by_path[one.path], basis.templates),
            there[one.path].size,
            there[one.path].mtime_ns,
        )
        for one in changes
        if one.path in there
    }
    state = state._replace(epoch=epoch, manifest={**kept, **early})
"""


class Mutant(NamedTuple):
    """A guard that is taken away: where, what it is, what stands there instead, who must notice."""

    name: str
    path: str
    guard: str
    instead: str
    tests: tuple[str, ...]


MUTANTS: Final = (
    Mutant(
        "raw HTML in prose",
        "src/chronicle/markdown/engine.py",
        '"html": False',
        '"html": True',
        ("tests/test_markdown.py",),
    ),
    Mutant(
        "typography in prose",
        "src/chronicle/markdown/engine.py",
        '    engine = _Engine("commonmark", options)',
        '    engine = _Engine("commonmark", {**options, "typographer": True})\n'
        '    engine.enable(["replacements", "smartquotes"])',
        ("tests/test_markdown.py",),
    ),
    Mutant(
        "no cleaner behind the engine",
        "src/chronicle/prose.py",
        'return _CLEANER.clean("".join(map(_markup, self.parts)))',
        'return "".join(map(_markup, self.parts))',
        ("tests/test_prose.py",),
    ),
    Mutant(
        "no escaping in templates",
        "src/chronicle/render.py",
        "autoescape=True",
        "autoescape=False",
        ("tests/test_render.py", SCRIPT),
    ),
    Mutant(
        "blanks for what is undefined",
        "src/chronicle/render.py",
        "undefined=StrictUndefined",
        "undefined=__import__('jinja2').Undefined",
        ("tests/test_render.py",),
    ),
    Mutant(
        "globals in templates",
        "src/chronicle/render.py",
        "        self._environment.globals.clear()\n",
        "",
        ("tests/test_render.py",),
    ),
    Mutant(
        "any scheme for a source",
        "src/chronicle/records.py",
        'r"https?://[A-Za-z0-9.',
        'r"[a-z]+:/?/?[A-Za-z0-9.',
        ("tests/test_records.py", SCRIPT),
    ),
    Mutant(
        "any scheme for a link in prose",
        "src/chronicle/markdown/parse.py",
        r'r"https?://[^/?#@\s]+(?:',
        r'r"[a-z]+:[^\s]*|x(?:',
        ("tests/test_markdown.py",),
    ),
    Mutant(
        "a policy that lets script run",
        "src/chronicle/views/furniture.py",
        "default-src 'none'",
        "default-src * 'unsafe-inline' data:",
        (SCRIPT,),
    ),
    Mutant(
        "quotations are not compared",
        "src/chronicle/checks.py",
        'if found.verdict == "verified":',
        'if found.verdict != "too-short":',
        ("tests/test_checks.py",),
    ),
    Mutant(
        "links are followed",
        "src/chronicle/scan.py",
        "status = entry.stat(follow_symlinks=False)",
        "status = entry.stat()",
        ("tests/test_load.py", "tests/hostile/test_reach.py"),
    ),
    Mutant(
        "second names of files are read",
        "src/chronicle/scan.py",
        " and status.st_nlink == 1 and is_plain:",
        " and is_plain:",
        ("tests/test_load.py", "tests/hostile/test_reach.py"),
    ),
    Mutant(
        "pipes are read",
        "src/chronicle/scan.py",
        "    if stat.S_ISREG(status.st_mode) and status.st_nlink",
        "    if status.st_nlink",
        ("tests/test_load.py", "tests/hostile/test_reach.py"),
    ),
    Mutant(
        "a file is read that was exchanged for a link",
        "src/chronicle/load.py",
        'os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) |',
        "os.O_RDONLY |",
        ("tests/test_load.py",),
    ),
    Mutant(
        "any name is an id",
        "src/chronicle/records.py",
        "if not ID.fullmatch(id_) or len(id_) > ID_LENGTH or id_ in _RESERVED:",
        "if not id_:",
        ("tests/test_load.py", "tests/hostile/test_reach.py"),
    ),
    Mutant(
        "hidden characters pass",
        "src/chronicle/text.py",
        "    return visible(text), _hidden(path, text)",
        "    return text, ()",
        ("tests/test_text.py", "tests/hostile/test_odd_text.py"),
    ),
    Mutant(
        "the last of two equal keys is kept",
        "src/chronicle/yaml/events.py",
        'self.wrong(key.line, key.column, "yaml-duplicate-key", message, "keep one")',
        "pass",
        ("tests/test_yaml_events.py",),
    ),
    Mutant(
        "a body of any size",
        "src/chronicle/frontmatter.py",
        "if len(data) > MAX_BODY and",
        "if False and",
        ("tests/test_frontmatter.py",),
    ),
    Mutant(
        "markup of any size",
        "src/chronicle/markdown/parse.py",
        "        if self.room < 0:\n            message",
        "        if False:\n            message",
        ("tests/test_markdown.py",),
    ),
    Mutant(
        "the state says finished before it is",
        "src/chronicle/publishing.py",
        "    state = state._replace(epoch=epoch, manifest=kept)\n",
        EARLY,
        (BUILD, "tests/test_law.py", STOPPED),
    ),
    Mutant(
        "files are written where they stand",
        "src/chronicle/disk.py",
        "    beside.write_bytes(data)\n    beside.replace(path)\n",
        "    path.write_bytes(data)\n",
        (STOPPED,),
    ),
    Mutant(
        "the list of our files does not wait for the disk",
        "src/chronicle/output.py",
        "            secure(self.root / OWNED,",
        "            replace(self.root / OWNED,",
        (POWER,),
    ),
    Mutant(
        "entries do not wait for the disk",
        "src/chronicle/disk.py",
        "        os.fsync(file.fileno())\n",
        "",
        (POWER,),
    ),
    Mutant(
        "a draft goes before its entry has a name on the disk",
        "src/chronicle/contribute/accept.py",
        "    settle(target.parent)\n",
        "",
        (POWER,),
    ),
    Mutant(
        "no exchange of the whole site",
        "src/chronicle/publishing.py",
        "    read, problems, state = found\n",
        "    read, problems, state = found\n"
        "    options = dataclasses.replace(options, swap=False)\n",
        (STOPPED,),
    ),
    Mutant(
        "files of others are written over",
        "src/chronicle/publishing.py",
        "    if refused:\n",
        "    if False:\n",
        (BUILD,),
    ),
    Mutant(
        "a list of files may name any",
        "src/chronicle/output.py",
        "for line in lines[1:] if _is_inside(line)",
        "for line in lines[1:]",
        ("tests/test_output.py",),
    ),
    Mutant(
        "tampered pages stay",
        "src/chronicle/making.py",
        "        elif there.get(path) != (made.size, made.mtime_ns):\n",
        "        elif False:\n",
        (BUILD,),
    ),
    Mutant(
        "what was settled stays so",
        "src/chronicle/build.py",
        "holds = settled is not None and settled.holds(basis, stamps)",
        "holds = settled is not None",
        (SETTLED,),
    ),
    Mutant(
        "a fresh file is not looked into",
        "src/chronicle/settled.py",
        "all(_digest_of(basis.project / path) == told for path, told in self.fresh.items())",
        "True",
        (SETTLED,),
    ),
    Mutant(
        "a page is the same whatever it sees",
        "src/chronicle/making.py",
        " or page.sight != made.sight:",
        ":",
        (BUILD, "tests/test_law.py"),
    ),
    Mutant(
        "a damaged state is believed",
        "src/chronicle/state.py",
        "    if hashlib.blake2b(payload, digest_size=16).digest() != digest:\n",
        "    if False:\n",
        ("tests/test_state.py",),
    ),
    Mutant(
        "no lock",
        "src/chronicle/home.py",
        "            fcntl.flock(lock, fcntl.LOCK_EX)\n",
        "            pass\n",
        (BUILD,),
    ),
    Mutant(
        "templates do not count",
        "src/chronicle/making.py",
        '    told = template if template in WRITERS else f"{template} {templates}"\n',
        "    told = template\n",
        (BUILD, "tests/test_law.py"),
    ),
    Mutant(
        "a preview for every host",
        "src/chronicle/serving/hosts.py",
        "    found = _HOST.fullmatch(asked)\n",
        "    return True\n    found = _HOST.fullmatch(asked)\n",
        ("tests/test_serve.py",),
    ),
    Mutant(
        "errors do not stop a build",
        "src/chronicle/publishing.py",
        "    if has_errors(found.problems, strict=options.strict):\n",
        "    if False:\n",
        (BUILD,),
    ),
    Mutant(
        "the clock is asked in a view",
        "src/chronicle/edition.py",
        '    if setting == "today":\n        return on_day(today)\n',
        '    if setting == "today":\n        return on_day(date.today())\n',
        ("tests/hostile/test_same_bytes.py",),
    ),
    Mutant(
        "the system's own order of names",
        "src/chronicle/scan.py",
        "found = sorted(entries, key=lambda entry: entry.name)",
        "found = list(entries)",
        ("tests/test_load.py", "tests/hostile/test_same_bytes.py"),
    ),
    Mutant(
        "pages of a private network are fetched",
        "src/chronicle/ingest/fetching.py",
        "    return address.is_global and not (",
        "    return True or not (",
        (FETCHING,),
    ),
    Mutant(
        "any scheme is fetched",
        "src/chronicle/ingest/fetching.py",
        '    if parts.scheme not in {"http", "https"}:\n',
        "    if False:\n",
        (FETCHING,),
    ),
    Mutant(
        "an address inside an address is believed",
        "src/chronicle/ingest/fetching.py",
        "        if inner is not None:\n",
        "        if False:\n",
        (FETCHING,),
    ),
    Mutant(
        "a child of any size",
        "src/chronicle/ingest/inside.py",
        "    resource.setrlimit(resource.RLIMIT_AS, (size, size))\n",
        "",
        (SANDBOX,),
    ),
    Mutant(
        "a child that writes",
        "src/chronicle/ingest/inside.py",
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))",
        "    pass",
        (SANDBOX,),
    ),
    Mutant(
        "a policy that lets script of others run",
        "src/chronicle/views/furniture.py",
        "script-src 'self'; style-src 'self'",
        "script-src *; style-src 'self'",
        (SCRIPT,),
    ),
)


def main() -> int:
    """Try the mutants named, or all; the number of those that survived."""
    asked = sys.argv[1:]
    mutants = [one for one in MUTANTS if not asked or one.name in asked]
    if unknown := set(asked) - {one.name for one in mutants}:
        sys.exit(f"no such mutant: {', '.join(sorted(unknown))}")
    named = tuple(dict.fromkeys(test for mutant in mutants for test in mutant.tests))
    _say("noticed by", "seconds", "mutant")
    with copied() as tree:
        if failed := first_failure(tree, *named):
            sys.exit(f"{failed} fails without any mutant")
    survived = 0
    for mutant in mutants:
        begun = time.monotonic()
        noticed = noticed_by(mutant)
        survived += not noticed
        _say(noticed or "NO TEST", f"{time.monotonic() - begun:.0f}", mutant.name)
    sys.stdout.write(f"{survived} of {len(mutants)} survived\n")
    return survived


def noticed_by(mutant: Mutant) -> str:
    """The first test that fails in a tree with the mutant, or nothing."""
    with copied() as tree:
        file = tree / mutant.path
        file.write_text(mutated(file.read_text(), mutant))
        others = (f"--ignore={test}" for test in mutant.tests)
        return first_failure(tree, *mutant.tests) or first_failure(tree, "tests", *others)


@contextmanager
def copied() -> Iterator[Path]:
    """A copy of the checkout, without what was made in it."""
    made = {".git", ".venv", ".chronicle", "site"}

    def left_out(folder: str, names: list[str]) -> list[str]:
        return [
            name
            for name in names
            if name.endswith("_cache") or (folder == str(ROOT) and name in made)
        ]

    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copytree(ROOT, Path(folder) / "chronicle", ignore=left_out))


def first_failure(tree: Path, *arguments: str) -> str:
    """The first test of a copy that fails, or nothing where all pass."""
    ran = subprocess.run(
        (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *arguments),
        cwd=tree,
        env={
            "CHRONICLE_SHARED": str(ROOT.parent / "shared"),
            **os.environ,
            "PYTHONPATH": str(tree / "src"),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    # 1 is pytest's word for failed tests; a tree that cannot even be collected proves nothing.
    if ran.returncode not in {0, 1}:
        sys.exit(f"the tests could not be run:\n{ran.stdout[-2_000:]}")
    failed = re.search(r"^(?:FAILED|ERROR) (\S+)", ran.stdout, re.MULTILINE)
    return failed[1] if failed else ""


def _say(noticed: str, seconds: str, mutant: str) -> None:
    sys.stdout.write(f"{mutant:45} {seconds:>7}  {noticed}\n")
    sys.stdout.flush()


def mutated(text: str, mutant: Mutant) -> str:
    """The text with the guard taken away; the guard must stand in it once."""
    if text.count(mutant.guard) != 1:
        message = f"{mutant.name}: {mutant.path} holds its guard {text.count(mutant.guard)} times"
        raise ValueError(message)
    return text.replace(mutant.guard, mutant.instead)


if __name__ == "__main__":
    sys.exit(main())
