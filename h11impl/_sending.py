"""What may not be sent although every part of it is well formed.

Events check their parts when they are made; what they may do to each other, and
to this peer, is known only when they are sent.  What has one right form is
brought into it; anything else is refused.
"""

from __future__ import annotations

from typing import Final

from h11impl._errors import broken
from h11impl._events import EndOfMessage, InformationalResponse, Request, Response
from h11impl._framing import framing_of_request
from h11impl._grammar import OBS_TEXT, URI, VCHAR, WHITESPACE, list_members
from h11impl._headers import Headers
from h11impl._rules import Profile

_FRAMING: Final = (b"content-length", b"transfer-encoding")
_PLAIN_VALUE: Final = VCHAR + OBS_TEXT + WHITESPACE

_LISTS: Final = {b"connection", b"te", b"upgrade", b"trailer", b"expect"}
"""Lists that this connection, or the peer's, acts upon."""

# RFC 9110, 6.5.1: what frames or routes a message, modifies a request, proves who
# sent it, or says how its content is to be read, comes before the content.
_NEVER_TRAILERS: Final = frozenset(
    b"content-length transfer-encoding host trailer te connection upgrade expect "
    b"max-forwards cache-control pragma range if-match if-none-match "
    b"if-modified-since if-unmodified-since if-range authorization "
    b"proxy-authorization www-authenticate proxy-authenticate cookie set-cookie "
    b"content-encoding content-type content-range location retry-after vary age "
    b"date expires".split()
)


def sendable_request(request: Request, profile: Profile) -> Headers:
    """Return the header section with which a request can be sent.

    Raises:
        LocalProtocolError: It must not be sent.
    """
    headers = _with_options(request.headers, profile)
    combined = headers.combined
    if all(name in combined for name in _FRAMING):
        raise broken("SE-05", "Content-Length and Transfer-Encoding together")
    framing = framing_of_request(request)
    if not framing and b"100-continue" in headers.members_of(b"expect"):
        raise broken("SE-30", "Expect in a request without content")
    if request.method == b"TRACE" and framing:
        raise broken("SE-34", "TRACE with content")
    if "TG-03" in profile:
        if not URI.fullmatch(request.target):
            raise broken("SE-04", f"not a URI: target {request.target[:80]!r}")
        if request.method == b"CONNECT" and framing:
            raise broken("SE-29", "CONNECT with content")
    return headers


def sendable_response(
    response: InformationalResponse | Response,
    their_http_version: bytes | None,
    profile: Profile,
) -> Headers:
    """Return the header section with which a response can be sent.

    Raises:
        LocalProtocolError: It must not be sent.
    """
    headers = _with_options(response.headers, profile)
    if isinstance(response, InformationalResponse):
        if not headers.combined.keys().isdisjoint(_FRAMING):
            raise broken("SE-06", "framing fields in an interim response")
        if their_http_version is not None and their_http_version < b"1.1":
            raise broken("SE-10", "interim response to HTTP/1.0")
    elif response.status_code > 599 and "ST-02" in profile:
        raise broken("SE-20", f"illegal status code {response.status_code}")
    return headers


def check_trailers(end: EndOfMessage) -> None:
    """Refuse fields that must not come after the content (RFC 9110, 6.5.1).

    Raises:
        LocalProtocolError: There is one.
    """
    wrong = sorted(_NEVER_TRAILERS.intersection(end.headers.combined))
    if wrong:
        raise broken("SE-16", f"not allowed as a trailer field: {wrong[0]!r}")


def _with_options(headers: Headers, profile: Profile) -> Headers:
    """Return `headers` with the connection options that its fields ask for."""
    combined = headers.combined
    if "FS-10" in profile:
        for value in combined.values():
            if value.translate(None, _PLAIN_VALUE):
                raise broken("SE-01", f"control character in {value[:80]!r}")
    for name in combined.keys() & _LISTS:
        members = combined[name].split(b",")
        if not all(member.strip(WHITESPACE) for member in members):
            raise broken("SE-28", f"empty list member in {name!r}")
    if b"te" not in combined and b"upgrade" not in combined:
        return headers
    codings = [m.split(b";")[0].rstrip(WHITESPACE) for m in headers.members_of(b"te")]
    if b"chunked" in codings:
        raise broken("SE-26", "chunked in TE")
    options = list_members(combined.get(b"connection", b""))
    missing = [
        option
        for option in (b"TE", b"Upgrade")
        if option.lower() in combined and option.lower() not in options
    ]
    if not missing:
        return headers
    said = [combined[b"connection"]] if options else []
    value = b", ".join([*said, *missing])
    return headers.without(b"connection").with_last(b"Connection", value)
