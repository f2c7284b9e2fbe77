"""Items that stand twice in a list once two records have become one: the later ones go."""

from chronicle.contribute.annotating import annotated_front
from chronicle.frontmatter import Mapping, Node, Scalar, Sequence, read_document, write_document


def without_repeats(path: str, data: bytes) -> bytes:
    """The same bytes, or where a list has equal items, the file in canonical form without them."""
    document, _ = read_document(path, data)
    if document is None:
        return data
    once = _once(document.front)
    if not isinstance(once, Mapping) or _plain(once) == _plain(document.front):
        return data
    return write_document(annotated_front(path, data, once), document.body).encode()


def _once(node: Node) -> Node:
    if isinstance(node, Scalar):
        return node
    if isinstance(node, Mapping):
        entries = tuple((key, _once(value)) for key, value in node.entries)
        return Mapping(entries, node.line, node.column)
    first: dict[object, Node] = {}
    for one in node.nodes:
        first.setdefault(_plain(one), _once(one))
    return Sequence(tuple(first.values()), node.line, node.column)


def _plain(node: Node) -> object:
    """What a node says, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return frozenset((key.text, _plain(value)) for key, value in node.entries)
    return tuple(_plain(one) for one in node.nodes)
