"""Run the importer over a directory of annotated articles and write one prediction each.

    python benchmarks/import.py DIR --out PREDICTIONS [--scorer score.py]

DIR holds one JSON per article with `id` and `input` (text, url, dct_hint). A prediction has the
scorer's form, and for every date, speaker and relay its span and reason besides; one that lacks
either ends the run. The table is printed by the scorer, which is --scorer or the score.py beside
DIR. With `--jsonl dates` or `--jsonl quotes` DIR is one JSONL file of the larger sets, and the
scorer the score_jsonl.py beside it.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from chronicle.ingest.analysis import analyse
from chronicle.ingest.article import Article, article_of
from chronicle.ingest.findings import DateFinding, Finding, Findings, Name, Statement
from chronicle.ingest.register import Register


def main(arguments: Sequence[str]) -> int:
    """Run what the command line asks for; 1 where an article could not be read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--jsonl", choices=["dates", "quotes"])
    options = parser.parse_args(arguments)
    register = Register()
    beside = options.directory.resolve().parent / (
        "score_jsonl.py" if options.jsonl else "score.py"
    )
    options.scorer = options.scorer or (beside if beside.exists() else None)
    if options.jsonl:
        failed = _larger_set(options.jsonl, options.directory, options.out, register)
        command = [sys.executable, options.scorer, options.jsonl, options.directory, options.out]
    else:
        failed = _articles(options.directory, options.out, register)
        command = [sys.executable, options.scorer, options.directory, options.out]
    if options.scorer:
        subprocess.run(list(map(str, command)), check=True)
    return int(failed > 0)


def _articles(directory: Path, out: Path, register: Register) -> int:
    out.mkdir(parents=True, exist_ok=True)
    failed, seconds, slowest = 0, 0.0, 0.0
    count = 0
    for record in _records(directory):
        given = record["input"]
        hint = date.fromisoformat(given["dct_hint"]) if given.get("dct_hint") else None
        begun = time.perf_counter()
        article, problems = article_of(given["text"], path=record["id"], url=given.get("url") or "")
        if article is None:
            failed += 1
            print(*problems, sep="\n", file=sys.stderr)
            continue
        findings = analyse(article, register, published=hint)
        unexplained = list(_unexplained(findings, article))
        if unexplained:
            sys.exit("\n".join(f"{record['id']}: {line}" for line in unexplained))
        taken = time.perf_counter() - begun
        seconds, slowest, count = seconds + taken, max(slowest, taken), count + 1
        path = out / f"{record['id']}.json"
        path.write_text(json.dumps(prediction(article, findings), ensure_ascii=False, indent=1))
    if count:
        mean = 1000 * seconds / count
        print(f"{count} articles, {mean:.1f} ms each, slowest {1000 * slowest:.1f} ms")
    return failed


def _unexplained(findings: Findings, article: Article) -> Iterator[str]:
    """Yield a line for each date, speaker and relay without a span in the text or a reason."""
    told: list[Finding] = [found for found in findings.dates if found.value]
    for statement in findings.statements:
        told.extend(statement.via)
        told.extend([statement.speaker] if statement.speaker else [])
    for finding in told:
        if not finding.reason or not finding.span.of(article.text).strip():
            yield f"{finding.rule} at {finding.span.start} has no reason or no words"


def _records(directory: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(directory.glob("*.json")):
        yield json.loads(path.read_text("utf-8"))


def prediction(article: Article, findings: Findings) -> dict[str, Any]:
    """Return the findings in the scorer's form."""
    header = findings.header
    return {
        "headline": header.headline.value if header.headline else None,
        "outlet": header.outlet.name if header.outlet else None,
        "published": header.published.day if header.published else None,
        "section": header.section.value if header.section else None,
        "dates": [_date(found) for found in findings.dates if found.value],
        "statements": [_statement(found) for found in findings.statements],
        "people": [name.name for name in findings.names if name.kind == "person"],
        "orgs": [name.name for name in findings.names if name.kind == "organisation"],
        "places": [
            surface for name in findings.names if name.kind in {"place", "state"}
            for surface in _surfaces(name, article)
        ],
    }  # fmt: skip


def _surfaces(name: Name, article: Article) -> list[str]:
    return list(dict.fromkeys(" ".join(s.of(article.plain).split()) for s in name.mentions))


def _date(found: DateFinding) -> dict[str, Any]:
    return {
        "value": found.value,
        "surface": found.words,
        "span": [found.span.start, found.span.end],
        "rule": found.rule,
        "reason": found.reason,
        "readings": found.readings,
    }


def _statement(found: Statement) -> dict[str, Any]:
    speaker = found.speaker
    return {
        "kind": found.kind,
        "quote" if found.kind == "direct" else "words": found.words,
        "span": [found.span.start, found.span.end],
        "speaker": (speaker.name or speaker.described_as) if speaker else None,
        "speaker_span": [speaker.span.start, speaker.span.end] if speaker else None,
        "speaker_reason": f"{speaker.rule}: {speaker.reason}" if speaker else None,
        "verb": found.verb,
        "stance": found.stance,
        "via": [relay.name or relay.vague for relay in found.via],
        "via_spans": [[relay.span.start, relay.span.end] for relay in found.via],
        "via_reasons": [f"{relay.rule}: {relay.reason}" for relay in found.via],
    }


def _larger_set(kind: str, source: Path, out: Path, register: Register) -> int:
    failed = 0
    with out.open("w", encoding="utf-8") as lines:
        for line in source.read_text("utf-8").splitlines():
            record = json.loads(line)
            hint = record.get("published")
            article, _ = article_of(record["text"], path=record["id"])
            if article is None:
                failed += 1
                continue
            findings = analyse(
                article, register, published=date.fromisoformat(hint) if hint else None
            )
            made: dict[str, Any] = {"id": record["id"]}
            if kind == "dates":
                made["dates"] = [_date(found) for found in findings.dates if found.value]
            else:
                made["quotes"] = [
                    {"span": [s.span.start, s.span.end],
                     "source": [s.speaker.span.start, s.speaker.span.end] if s.speaker else None}
                    for s in findings.statements if s.kind == "direct"
                ]  # fmt: skip
            lines.write(json.dumps(made) + "\n")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
