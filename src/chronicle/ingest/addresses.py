"""Addresses of one article into one form, so that the same article is known again.

Shortened, mobile, AMP and archived addresses, and what links carry to count clicks, are one
address; two articles of a site never become one.
"""

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

# Parameters that say where a reader came from, never what is read.
_TRACKING = re.compile(
    r"utm_\w*|at_\w+|ns_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|yclid|igshid|twclid|ito|cmp|cmpid|"
    r"ocid|smid|smtyp|ref|ref_?src|ref_?url|referr?er|source|soc_src|sh|share|share(?:token|type)|"
    r"spm|_ga|_gl|_?hsenc|_hsmi|ncid|sr_share|taid|traffic_source|xtor|guccounter|guce_\w+|ceid|"
    r"em[cd]i|fb_action_\w+|icid|intcmp|amp",
    re.IGNORECASE,
)
_ARCHIVES = re.compile(
    r"^https?://(?:web\.archive\.org/web/\d+(?:[a-z]{2}_)?|archive\.(?:ph|is|today|org)/(?:\d+|o/\w+))/"
    r"(?=https?:)",
    re.IGNORECASE,
)
_AMP_CACHE = re.compile(
    r"^https?://(?:[\w-]+\.cdn\.ampproject\.org/\w/(?:s/)?|(?:www\.)?google\.\w+/amp/(?:s/)?)"
)


def same_article(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether any address of the one is an address of the other."""
    mine = {canonical(url) for url in one} - {""}
    return bool(mine & ({canonical(url) for url in other} - {""}))


@cache
def canonical(url: str) -> str:
    """The one form of an address, without its scheme; empty for what is no web address."""
    url = _ARCHIVES.sub("", url.strip())
    if cached := _AMP_CACHE.match(url):
        url = "https://" + url[cached.end() :]
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower().rstrip(".")
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or "." not in host:
        return ""
    host = re.sub(r"^(?:(?:www\d?|m|mobile|amp|edition|touch|lite)\.)+(?=[^.]+\.)", "", host)
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._")
    path = re.sub(r"/{2,}", "/", path)
    path = re.sub(r"(?:/amp(?:\.html)?|\.amp)?/*$", "", path)
    path = re.sub(r"^/amp(?=/.)", "", path)
    path = re.sub(r"\.amp(?=\.s?html?$)", "", path)
    path = re.sub(r"/(?:index|default)\.(?:s?html?|php|aspx?)$", "", path)
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name) and (name, value) != ("outputType", "amp")
    ]
    where = f"{host}:{port}" if port not in {None, 80, 443} else host
    asked = f"?{urlencode(sorted(query))}" if query else ""
    return f"{where}{path}{asked}"
