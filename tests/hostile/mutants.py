"""The checks bear load: take a guard away, and a test must fail.

    make mutants            every mutant (some minutes)
    tests/hostile/mutants.py NAME…    some of them

Each mutant is one line of the program changed, in a copy of the tree. One that all of its tests
pass over has survived: then something that we promise is not tested, and the run fails.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[2]
SCRIPT = "tests/hostile/test_script.py"
BUILD = "tests/test_build.py"


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
        (SCRIPT, "tests/test_render.py"),
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
        (SCRIPT, "tests/test_records.py"),
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
        "src/chronicle/load.py",
        "if stat.S_ISLNK(status.st_mode):",
        "if False:",
        ("tests/test_load.py", "tests/hostile/test_reach.py"),
    ),
    Mutant(
        "second names of files are read",
        "src/chronicle/load.py",
        "if status.st_nlink > 1:",
        "if False:",
        ("tests/test_load.py", "tests/hostile/test_reach.py"),
    ),
    Mutant(
        "pipes are read",
        "src/chronicle/load.py",
        "if not stat.S_ISREG(status.st_mode):",
        "if False:",
        ("tests/test_load.py", "tests/hostile/test_reach.py"),
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
        "src/chronicle/build.py",
        "            kept.pop(change.path, None)\n",
        "            kept[change.path] = Made(inputs[change.path], 0, 0)\n",
        (BUILD, "tests/test_law.py"),
    ),
    Mutant(
        "files are written where they stand",
        "src/chronicle/disk.py",
        "    beside.write_bytes(data)\n    beside.replace(path)\n",
        "    path.write_bytes(data[: len(data) // 2])\n    path.write_bytes(data)\n",
        ("tests/hostile/test_stopped.py",),
    ),
    Mutant(
        "no exchange of the whole site",
        "src/chronicle/build.py",
        "            output = Output(stage(options.output))\n",
        "            pass\n",
        (BUILD, "tests/hostile/test_stopped.py"),
    ),
    Mutant(
        "files of others are written over",
        "src/chronicle/build.py",
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
        "src/chronicle/build.py",
        "        elif there.get(path) != (made.size, made.mtime_ns):\n",
        "        elif False:\n",
        (BUILD,),
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
        "src/chronicle/build.py",
        "            fcntl.flock(lock, fcntl.LOCK_EX)\n",
        "            pass\n",
        (BUILD,),
    ),
    Mutant(
        "templates do not count",
        "src/chronicle/build.py",
        ' else f"{page.template} {templates}"\n',
        " else page.template\n",
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
        "src/chronicle/build.py",
        "        if has_errors(found.problems, strict=options.strict):\n",
        "        if False:\n",
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
        "src/chronicle/load.py",
        "found = sorted(entries, key=lambda entry: entry.name)",
        "found = list(entries)",
        ("tests/hostile/test_same_bytes.py", "tests/test_load.py"),
    ),
)


def main() -> int:
    """Try the mutants named, or all; the number of those that survived."""
    asked = set(sys.argv[1:])
    survived = 0
    for mutant in MUTANTS:
        if not asked or mutant.name in asked:
            dies = is_noticed(mutant)
            survived += not dies
            sys.stdout.write(f"{'noticed ' if dies else 'SURVIVED'}  {mutant.name}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{survived} of {len(asked) or len(MUTANTS)} survived\n")
    return survived


def is_noticed(mutant: Mutant) -> bool:
    """Whether a test fails in a tree with the mutant."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "chronicle"
        ignored = shutil.ignore_patterns(
            ".git", ".venv", ".chronicle", "site", "content", ".*_cache"
        )
        shutil.copytree(ROOT, tree, ignore=ignored)
        file = tree / mutant.path
        file.write_text(mutated(file.read_text(), mutant))
        ran = subprocess.run(
            (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *mutant.tests),
            cwd=tree,
            env={**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            check=False,
        )
        # 1 is pytest's word for failed tests; a tree that cannot even be collected proves nothing.
        return ran.returncode == 1


def mutated(text: str, mutant: Mutant) -> str:
    """The text with the guard taken away; the guard must stand in it once."""
    if text.count(mutant.guard) != 1:
        message = f"{mutant.name}: {mutant.path} holds its guard {text.count(mutant.guard)} times"
        raise ValueError(message)
    return text.replace(mutant.guard, mutant.instead)


if __name__ == "__main__":
    sys.exit(main())
