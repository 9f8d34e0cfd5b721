"""Strategies for methods, hosts and request targets, with tables of oddities."""

from __future__ import annotations

from hypothesis import strategies as st

from http11_strategies._tokens import DIGITS, LETTERS, table_or, text, tokens

_UNRESERVED = LETTERS + DIGITS + b"-._~"
_PCHAR = _UNRESERVED + b"!$&'()*+,;=:@"


def _join(parts: tuple[bytes, ...]) -> bytes:
    return b"".join(parts)


def joined(*parts: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Return a strategy for values of all `parts`, one after the other."""
    return st.tuples(*parts).map(_join)


METHODS = (b"GET", b"HEAD", b"POST", b"PUT", b"DELETE", b"OPTIONS", b"TRACE", b"PATCH")
"""The methods that are about a resource: all common ones but CONNECT."""

ODD_METHODS = (
    b"get",  # methods are case-sensitive: this is not GET
    b"GETX",
    b"PRI",
    b"M-SEARCH",
    b"connect",
    b"HTTP",
    b"0",
    b"!#$%&'*+-.^_`|~",
)

methods = st.one_of(
    st.sampled_from(METHODS),
    st.sampled_from(ODD_METHODS),
    tokens.filter(lambda token: token != b"CONNECT"),
)
"""Methods other than CONNECT, whose messages are framed in their own way."""

PERCENT_ENCODED = (b"%20", b"%0d%0a", b"%00", b"%2F", b"%25", b"%c3%A9", b"%23")

HOSTS = (
    b"example.org",
    b"a",
    b"a.",
    b"EXAMPLE.org",
    b"xn--bcher-kva.example",
    b"under_score",
    b"%61",
    b"127.0.0.1",
    b"1.2.3",  # not an IPv4address, so a name
    b"[::1]",
    b"[2001:DB8::8:800:200C:417a]",
    b"[::ffff:192.0.2.1]",
)

hosts = table_or(
    HOSTS,
    st.one_of(
        text(_UNRESERVED, min_size=1),
        st.ip_addresses(v=4).map(lambda address: str(address).encode()),
        st.ip_addresses(v=6).map(lambda address: b"[%b]" % str(address).encode()),
    ),
)
"""uri-host: a non-empty name, an IPv4 or an IPv6 address (RFC 9110, 7.2)."""

ports = st.integers(1, 65535).map(lambda port: b"%d" % port)
"""A port that may be connected to."""

authorities = st.one_of(
    hosts,
    joined(hosts, st.just(b":")),
    joined(hosts, st.just(b":"), ports),
)
"""uri-host [ ":" port ]: the value of Host; the port may be empty."""

PATHS = (
    b"/",
    b"//a/b",
    b"/http://a/",
    b"/a/../b",
    b"/a;b=c/d",
    b"/*",
    b"/a:80@b",
    b"/%2e%2E/%00",
    b"/a!$&'()*+,;=:@-._~",
)

paths = table_or(
    PATHS,
    joined(
        st.just(b"/"),
        text(_PCHAR + b"/"),
        table_or((b"",), st.sampled_from(PERCENT_ENCODED)),
        text(_PCHAR + b"/"),
    ),
)
"""absolute-path (RFC 9110, 4.1)."""

queries = table_or(
    (b"", b"?", b"?a=b&c", b"?a=?/b", b"?%0d%0aa:b"),
    joined(st.just(b"?"), text(_PCHAR + b"/?")),
)
"""Nothing, or a question mark and a query."""

origin_forms = joined(paths, queries)
"""origin-form (RFC 9112, 3.2.1)."""

schemes = st.sampled_from([b"http://", b"https://", b"HTTP://", b"hTtPs://"])

authority_forms = joined(hosts, st.just(b":"), ports)
"""authority-form, the target of CONNECT (RFC 9112, 3.2.3)."""


@st.composite
def request_targets(draw: st.DrawFn, *, content: bool) -> tuple[bytes, bytes, bytes]:
    """Draw a method, a target in a form that it may have, and the authority.

    All four forms occur (RFC 9112, 3.2).  With `content`, the method is one
    that may have content: neither CONNECT nor TRACE.
    """
    allowed = methods.filter(lambda method: method != b"TRACE") if content else methods
    # Drawn even where it is not used: else the other forms, which need fewer
    # choices, would count as simpler than the common one.
    method, origin, authority = draw(st.tuples(allowed, origin_forms, authorities))
    form = draw(st.sampled_from(["origin", "absolute", "asterisk", "authority"]))
    if form == "authority" and not content:
        target = draw(authority_forms)
        return b"CONNECT", target, target
    if form == "asterisk":
        return b"OPTIONS", b"*", authority
    if form == "absolute":
        path = draw(st.one_of(st.just(b""), paths))
        return method, draw(schemes) + authority + path + draw(queries), authority
    return method, origin, authority
