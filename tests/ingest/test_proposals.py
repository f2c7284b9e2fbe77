"""What is put on the table: by whom, to whom, until when, and what follows a refusal."""

import pytest

from chronicle.ingest.analysis import analyse
from chronicle.ingest.article import article_of
from chronicle.ingest.findings import Findings
from chronicle.ingest.register import Register

HEAD = "Talks go on in the harbour\nPublished: March 10, 2024\n\n"


def findings(text: str) -> Findings:
    article, _ = article_of(f"{HEAD}{text}\n", path="text")
    assert article is not None
    return analyse(article, Register())


def told(text: str) -> list[tuple[str, list[str], str, str]]:
    found = findings(text)
    return [
        (
            proposal.proposer,
            [one.name for one in proposal.addressees],
            found.dates[proposal.deadline].value if proposal.deadline >= 0 else "",
            " ".join(proposal.consequence.split()),
        )
        for proposal in found.proposals
    ]


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("Norway urged Denmark to open the strait by Friday.",
         ("Norway", ["Denmark"], "2024-03-15", "")),
        ("Norway urged Denmark to open the strait or face new tolls.",
         ("Norway", ["Denmark"], "", "or face new tolls")),
        ("Lena Marsh demanded that Norway open the strait until Friday, but Denmark said no.",
         ("Lena Marsh", ["Norway"], "2024-03-15", "")),
        ("Norway told the sailors to leave by Friday or they will be fined, the Mirror reported.",
         ("Norway", [], "2024-03-15", "or they will be fined")),
        ("Norway proposed a truce from Friday. If it is rejected, the ferries will stop.",
         ("Norway", [], "2024-03-15", "If it is rejected, the ferries will stop")),
        ("Norway proposed a truce in the strait. The ferries will stop if it is rejected by all.",
         ("Norway", [], "", "")),
        ("Norway called on Denmark to open the strait. It met on Friday.",
         ("Norway", ["Denmark"], "", "")),
        ("Norway said it would open the strait unless Denmark paid.", None),
        ("Norway promised to open the strait by Friday.", None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_proposal_with_what_the_article_states(
    text: str, proposal: tuple[str, list[str], str, str] | None
) -> None:
    assert told(text) == ([proposal] if proposal else [])


def test_a_consequence_has_its_place() -> None:
    found = findings("Norway urged Denmark to open the strait or face new tolls.")
    (proposal,) = found.proposals
    text = f"{HEAD}Norway urged Denmark to open the strait or face new tolls."
    assert proposal.consequence_span.of(text) == proposal.consequence
    assert found.statements[proposal.statement].stance == "demands"
