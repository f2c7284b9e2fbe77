"""What YAML front matter says, as it stands there: texts, lists and mappings with their places."""

import msgspec


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """One value, as the characters that it stands for; `plain` if it was written without quotes.

    `no`, `12:30`, `010` and `~` are these very characters; a key with nothing behind it has "".
    """

    text: str
    line: int = 1
    column: int = 1
    plain: bool = True


class Sequence(msgspec.Struct, frozen=True, gc=False):
    """A list; its place is that of the first `-`, or of the `[`."""

    nodes: tuple["Node", ...]
    line: int = 1
    column: int = 1


class Mapping(msgspec.Struct, frozen=True, gc=False):
    """Keys and values in the order written; its place is that of the first key, or of the `{`.

    Beside a `yaml-duplicate-key` problem an equal key may stand here twice.
    """

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int = 1
    column: int = 1

    def get(self, key: str) -> "Node | None":
        """The first value under a key."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping
