"""Where in the article each field of the drafts comes from, so that a review can show it."""

from collections.abc import Iterator, Sequence

from chronicle.frontmatter import Mapping as Tree
from chronicle.frontmatter import Node, Scalar, read_document
from chronicle.frontmatter import Sequence as List
from chronicle.ingest.drafts import Draft
from chronicle.ingest.events import EventProposal
from chronicle.ingest.findings import Findings, Span, Statement
from chronicle.ingest.kept import Evidence


def evidence_of(
    drafts: Sequence[Draft], events: Sequence[EventProposal], findings: Findings
) -> Iterator[Evidence]:
    """Yield the evidence of a source and of the events of its article, in the order drafted."""
    header = findings.header
    of_source = {
        "outlet": header.outlet, "title": header.headline, "published": header.published,
        "authors": header.authors[0] if header.authors else None,
    }  # fmt: skip
    for key, finding in of_source.items():
        if finding is not None:
            yield Evidence(draft=drafts[0].path, key=key, span=finding.span)
    for draft, event in zip(drafts[1:], events, strict=False):
        for key, span in _of_event(draft, event, findings):
            yield Evidence(draft=draft.path, key=key, span=span)


def _of_event(draft: Draft, event: EventProposal, findings: Findings) -> Iterator[tuple[str, Span]]:
    sentence = event.span
    for key in ("title", "relations", "participants", "places", "kind", "status", "date"):
        yield key, sentence
    if event.date >= 0:
        yield "date", findings.dates[event.date].span
        yield "time_words", findings.dates[event.date].span
    for because in event.because:
        if because.span.end > because.span.start:
            yield because.field, because.span
    statements = [findings.statements[number] for number in event.statements]
    for id_, words in _claims(draft):
        statement = next((one for one in statements if _plain(one.words) == words), None)
        if statement is not None:
            yield from _of_claim(f"claims/{id_}", statement, findings)


def _of_claim(key: str, statement: Statement, findings: Findings) -> Iterator[tuple[str, Span]]:
    yield key, statement.span
    if statement.speaker is not None:
        yield f"{key}/speaker", statement.speaker.span
    if statement.made >= 0:
        yield f"{key}/made", findings.dates[statement.made].span
    for relay in statement.via:
        yield f"{key}/via", relay.span
    for addressee in statement.to:
        yield f"{key}/to", addressee.span


def _claims(draft: Draft) -> Iterator[tuple[str, str]]:
    """The ids of a draft's claims with their words, as the draft itself has them."""
    document, _ = read_document(draft.path, draft.text.encode())
    claims = document.front.get("claims") if document is not None else None
    for claim in claims.nodes if isinstance(claims, List) else ():
        if isinstance(claim, Tree):
            words = _text(claim.get("quote")) or _text(claim.get("says"))
            yield _text(claim.get("id")), _plain(words)


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _plain(words: str) -> str:
    return " ".join(words.split())
