"""What an entry rests on, in numbers: original reports, checked quotations, the balance."""

from collections.abc import Iterable

import msgspec

from chronicle.page import ClaimKey
from chronicle.views.balance import Balance, balance
from chronicle.views.independence import Independence, independence
from chronicle.views.quotations import Quotations, quotations
from chronicle.views.viewer import Entry, Viewer


class Evidence(msgspec.Struct, frozen=True):
    """The evidence for one entry."""

    independence: Independence
    quotations: Quotations
    balance: Balance


def evidence(viewer: Viewer, record: Entry, claims: Iterable[ClaimKey], origin: str) -> Evidence:
    """The evidence for an entry; `claims` are those that its page shows."""
    return Evidence(
        independence(viewer, record),
        quotations(viewer, claims, origin),
        balance(viewer, (record,)),
    )
