"""Which requests may be answered: those that name this machine."""

import ipaddress
import re

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[0-9a-z.-]+)(?::[0-9]+)?", re.IGNORECASE | re.ASCII)


def is_local(asked: str, listening: str) -> bool:
    """Whether the `Host` of a request means this machine, for a server that listens on a host.

    A web page elsewhere can have its own name lead to this machine and then read every answer, but
    the browser still sends that name. An address cannot be made to lead elsewhere, so a server told
    to listen on all addresses answers to each.
    """
    found = _HOST.fullmatch(asked)
    if found is None:
        return False
    name = found[1].strip("[]").lower()
    if name in {"localhost", "127.0.0.1", "::1", listening.lower()}:
        return True
    try:
        ipaddress.ip_address(name)
        return ipaddress.ip_address(listening).is_unspecified
    except ValueError:
        return False
