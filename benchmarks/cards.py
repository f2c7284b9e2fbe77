"""What a card image costs: time and bytes of each, drawn one after another in one process.

benchmarks/cards.py [NUMBER]
"""

import sys
import time

from chronicle.formats.card import write_card
from chronicle.settings import Settings
from chronicle.views.card import CardView
from chronicle.views.furniture import site_view

TITLE = "First round of direct talks since the spring of the year before last"


def main() -> None:
    """Draw cards that differ in one word."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    site = site_view(Settings("A made-up chronicle", site_url="https://chronicle.example/"))
    write_card(CardView(TITLE, "Meeting", "", ""), site)  # fonts are read once
    begun = time.perf_counter()
    size = sum(
        len(write_card(CardView(f"{TITLE} {n}", "Meeting", "Friday 16 May 2025", "Havn"), site))
        for n in range(number)
    )
    took = time.perf_counter() - begun
    print(f"{number} cards: {took / number * 1000:.1f} ms and {size / number / 1000:.1f} kB each")


if __name__ == "__main__":
    main()
