"""Where in the file a token stands: the engine tells only the lines of its block.

A block's text is its lines of the file without what stands before them (quotation marks, bullets,
indentation), so each line is looked up in the file and the position in it added.
"""

from bisect import bisect_right
from operator import itemgetter

from markdown_it.token import Token

from chronicle.problems import Place


class Places:
    """The places of one body's tokens, asked for in order of reading."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self._path = path
        self._lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._first_line = first_line
        self._block = Token("inline", "", 0)
        # Where each line of the block starts in its content, and how far off it is in the file;
        # made when it is first asked for.
        self._rows: list[tuple[int, int]] = []
        # Cells are found in their line from left to right.
        self.in_cell = False
        self._cell = self._cell_end = 0

    def line(self, number: int) -> Place:
        """Return the start of a line, counted from 0."""
        return Place(self._path, self._first_line + number)

    @property
    def first(self) -> int:
        """The number of the block's first line in the file."""
        return self._first_line + self._first

    def enter_row(self) -> None:
        """Look for the next cells from the start of their line."""
        self._cell_end = 0

    def enter(self, block: Token) -> None:
        """Turn to the tokens of a block, of a table's cell if `in_cell` says so."""
        self._block, self._rows = block, []
        if self.in_cell:
            written = block.content.replace("|", r"\|")
            found = self._lines[self._first].find(written, self._cell_end)
            if found >= 0:
                self._cell, self._cell_end = found, found + len(written)

    def of(self, token: Token) -> Place:
        """Return where a token of the block starts, by its `meta["at"]`."""
        self._rows = self._rows or self._find_rows()
        at = token.meta["at"]
        row = bisect_right(self._rows, at, key=itemgetter(0)) - 1
        column = at + self._rows[row][1]
        if self.in_cell:
            column += self._block.content.count("|", 0, at)  # a backslash stands before each
        return Place(self._path, self._first_line + self._first + row, column + 1)

    @property
    def _first(self) -> int:
        # Every block that holds words has its lines.
        return self._block.map[0] if self._block.map else 0

    def _find_rows(self) -> list[tuple[int, int]]:
        if self.in_cell:
            return [(0, self._cell)]
        rows: list[tuple[int, int]] = []
        start = 0
        for number, row in enumerate(self._block.content.split("\n"), self._first):
            indent = len(row) - len(row.lstrip())
            column = max(self._lines[number].find(row.strip()), 0)
            rows.append((start, column - indent - start))
            start += len(row) + 1
        return rows
