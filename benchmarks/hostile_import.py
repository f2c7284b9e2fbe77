"""Run every hostile page of a folder through the importer's child process.

    python benchmarks/hostile_import.py FOLDER

FOLDER holds JSON lines with `id` and `payload`. Each payload is read as it is and in an article.
Every one must come back as an article or as a located problem, within the limits; what kills the
child is told, and fails the run.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from chronicle.ingest.register import Register
from chronicle.ingest.sandbox import Sandbox, Task

STORY = (
    "<p>The envoys met in the harbour for a second day and agreed to meet again, it was said.</p>"
)


def main(folder: Path) -> int:
    """Read all pages; 1 where one killed or hung the child."""
    counted: Counter[str] = Counter()
    died: list[str] = []
    begun = time.monotonic()
    with Sandbox(Register()) as sandbox:
        for name, page in pages(folder):
            reading = sandbox.read(Task(path=name), page)
            found = "article" if reading.article is not None else reading.problems[0].code
            counted[found] += 1
            died += [
                f"{name}: {problem.message}"
                for problem in reading.problems
                if "exit" in problem.message or "took longer" in problem.message
            ]
    print(*died, sep="\n")
    total = sum(counted.values())
    told = ", ".join(f"{count} {found}" for found, count in counted.most_common())
    seconds = time.monotonic() - begun
    print(f"{total} pages in {seconds:.0f} s: {told}; {len(died)} ended the child")
    return 1 if died or not total else 0


def pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each payload by itself and inside an article."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            told = json.loads(line)
            payload = told["payload"].encode("utf-8", "surrogatepass")
            yield told["id"], b"<!doctype html>" + payload
            yield (
                f"{told['id']} in an article",
                b"<!doctype html><html><body><article><h1>Envoys meet</h1>"
                + STORY.encode() * 6 + payload + STORY.encode() * 3 + b"</article></body></html>",
            )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
