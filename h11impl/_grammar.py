"""The grammar of RFC 9110 and RFC 9112: sets of octets, patterns, predicates.

Each definition stands beside the ABNF that it implements.  Where we take more
than the ABNF allows, the comment says what and why.  Sets of octets are meant
for ``value.translate(None, SET)``, which leaves what is not in the set: one
pass at the speed of C, and no pattern that could backtrack.
"""

from __future__ import annotations

import re
import string
from ipaddress import AddressValueError, IPv6Address

ALPHA = string.ascii_letters.encode()
DIGIT = string.digits.encode()
HEXDIG = string.hexdigits.encode()
VCHAR = bytes(range(0x21, 0x7F))
OBS_TEXT = bytes(range(0x80, 0x100))
WHITESPACE = b" \t"

# RFC 9110, 5.6.2
# token = 1*tchar
# tchar = "!" / "#" / "$" / "%" / "&" / "'" / "*" / "+" / "-" / "." / "^" / "_"
#       / "`" / "|" / "~" / DIGIT / ALPHA
TCHAR = b"!#$%&'*+-.^_`|~" + DIGIT + ALPHA

# The methods of RFC 9110, 9.3, and PATCH: known to be tokens.
COMMON_METHODS = frozenset(
    b"GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH".split()
)

# RFC 9110, 5.5
# field-content = field-vchar [ 1*( SP / HTAB / field-vchar ) field-vchar ]
# field-vchar   = VCHAR / obs-text
# Control octets other than NUL and white space are taken too: cookies carry
# them, and retaining them is permitted where they are harmless.
FIELD_VALUE = bytes(octet for octet in range(256) if octet not in b"\0\n\v\f\r")

# RFC 9112, 4
# reason-phrase = 1*( HTAB / SP / VCHAR / obs-text )
REASON = WHITESPACE + VCHAR + OBS_TEXT

# RFC 9112, 3.2; RFC 3986, appendix A
# origin-form and absolute-form are made of URI characters; no fragment.
# Browsers and command-line clients also send the printable characters that a
# URI must encode (a "|" or "^" in a query), so those pass.
TARGET = VCHAR.replace(b"#", b"")

# RFC 3986, 2: what a URI is really made of, and all that is left for a strict
# reader.
URI = re.compile(rb"(?:[A-Za-z0-9\-._~:/?\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*")

# RFC 9110, 8.6
# Content-Length = 1*DIGIT
# Twenty digits are beyond any body; more would only cost time in int().
CONTENT_LENGTH = re.compile(rb"[0-9]{1,20}")

# RFC 9112, 2.3
# HTTP-version = HTTP-name "/" DIGIT "." DIGIT
HTTP_VERSION = re.compile(rb"HTTP/([0-9]\.[0-9])")

# RFC 3986, 3.2.2 and 3.2.3
# uri-host   = IP-literal / IPv4address / reg-name
# IP-literal = "[" ( IPv6address / IPvFuture  ) "]"
# reg-name   = *( unreserved / pct-encoded / sub-delims )
# port       = *DIGIT
_REG_NAME = rb"(?:[A-Za-z0-9\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})*"
_IP_FUTURE = rb"v[0-9A-Fa-f]+\.[A-Za-z0-9\-._~!$&'()*+,;=:]+"
_HOST = rb"(?P<host>\[(?:(?P<ipv6>[0-9A-Fa-f:.]+)|%b)\]|%b)" % (_IP_FUTURE, _REG_NAME)
AUTHORITY = re.compile(rb"%b(?::(?P<port>[0-9]*))?" % _HOST)

# RFC 3986, 3.1
# scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )
_ABSOLUTE = re.compile(rb"([A-Za-z][A-Za-z0-9+\-.]*):(.*)", re.DOTALL)

# RFC 9112, 7.1 and 7.1.1; RFC 9110, 5.6.4
# chunk         = chunk-size [ chunk-ext ] CRLF chunk-data CRLF
# chunk-size    = 1*HEXDIG
# chunk-ext     = *( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] )
# quoted-string = DQUOTE *( qdtext / quoted-pair ) DQUOTE
# The size is at most twenty digits long, leading zeros included.
_TOKEN = rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_QUOTED = rb'"(?:[\t !#-\[\]-~\x80-\xff]|\\[\t -~\x80-\xff])*"'
CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,20}")
CHUNK_EXTENSION = re.compile(
    rb"[ \t]*;[ \t]*%b(?:[ \t]*=[ \t]*(?:%b|%b))?" % (_TOKEN, _TOKEN, _QUOTED)
)
FIRST_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,20})\r\n")
NEXT_CHUNK = re.compile(rb"\r\n([0-9A-Fa-f]{1,20})\r\n")
SHORTEST_CHUNK_LINE_LIMIT = 22
"""A limit below this could not be held whatever the size of the reads."""

_PLAIN_HOST = ALPHA + DIGIT + b"-."


def is_token(octets: bytes) -> bool:
    """Tell whether `octets` is a token (RFC 9110, 5.6.2)."""
    return bool(octets) and not octets.translate(None, TCHAR)


def is_host(value: bytes) -> bool:
    """Tell whether `value` is ``uri-host [ ":" port ]`` (RFC 9110, 7.2).

    The empty value is one: it is sent for a target without an authority.
    """
    if not value.translate(None, _PLAIN_HOST):
        return True
    match = AUTHORITY.fullmatch(value)
    return match is not None and _is_address(match["ipv6"])


def is_target(method: bytes, target: bytes) -> bool:
    """Tell whether `target` has a form that `method` allows (RFC 9112, 3.2)."""
    if target.translate(None, TARGET):
        return False
    if method == b"CONNECT":
        return _is_connect_authority(target)
    if target[:1] == b"/":
        return True
    if target == b"*":
        return method == b"OPTIONS"
    absolute = _ABSOLUTE.fullmatch(target)
    if absolute is None:
        return False
    scheme, rest = absolute.groups()
    return scheme.lower() not in (b"http", b"https") or _is_http_uri(rest)


def _is_connect_authority(target: bytes) -> bool:
    # RFC 9112, 3.2.3: authority-form = uri-host ":" port
    # RFC 9110, 9.3.6: an empty or invalid port is refused.
    match = AUTHORITY.fullmatch(target)
    if match is None or not match["host"] or not _is_address(match["ipv6"]):
        return False
    port = match["port"]
    return bool(port) and len(port) <= 5 and int(port) <= 65535


def _is_http_uri(rest: bytes) -> bool:
    # RFC 9110, 4.2.1: "http" "://" authority path-abempty [ "?" query ], with a
    # host that is not empty; 4.2.4: user information is an error.
    if not rest.startswith(b"//"):
        return False
    end = min(
        (at for at in (rest.find(b"/", 2), rest.find(b"?", 2)) if at >= 0),
        default=len(rest),
    )
    match = AUTHORITY.fullmatch(rest, 2, end)
    return match is not None and bool(match["host"]) and _is_address(match["ipv6"])


def _is_address(ipv6: bytes | None) -> bool:
    """Tell whether the part inside brackets, if any, is an IPv6 address."""
    if ipv6 is None:
        return True
    try:
        IPv6Address(ipv6.decode("ascii"))
    except AddressValueError:
        return False
    return True


def list_members(value: bytes) -> list[bytes]:
    """Split a list-based field value into its members, in lower case.

    Empty members are dropped (RFC 9110, 5.6.1.2).
    """
    members = [member.strip(WHITESPACE) for member in value.lower().split(b",")]
    return [member for member in members if member]
