"""Header and trailer sections: the sequence of fields, and what they mean.

Names are compared in lower case and sent as they were written.  The whole
section is checked in a few passes at the speed of C; only when one of them
finds something are the fields looked at one by one, to say what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeGuard, overload

from h11impl._errors import broken
from h11impl._grammar import (
    CONTENT_LENGTH,
    FIELD_VALUE,
    TCHAR,
    WHITESPACE,
    is_token,
    list_members,
)
from h11impl._rules import DEFAULT, Profile

Octets = bytes | bytearray | memoryview | str
"""What programs may pass for octets; ``str`` must be ASCII."""

Field = tuple[bytes, bytes]

_FAMILIAR_NAMES = (
    b"Accept Accept-Charset Accept-Encoding Accept-Language Accept-Ranges "
    b"Access-Control-Allow-Credentials Access-Control-Allow-Headers "
    b"Access-Control-Allow-Methods Access-Control-Allow-Origin "
    b"Access-Control-Expose-Headers Access-Control-Max-Age "
    b"Access-Control-Request-Headers Access-Control-Request-Method Age Allow "
    b"Alt-Svc Authorization Cache-Control Connection Content-Disposition "
    b"Content-Encoding Content-Language Content-Length Content-Location "
    b"Content-Range Content-Security-Policy Content-Type Cookie DNT Date ETag Etag "
    b"Expect Expires Forwarded From Host If-Match If-Modified-Since If-None-Match "
    b"If-Range If-Unmodified-Since Keep-Alive Last-Modified Link Location "
    b"Max-Forwards Origin Pragma Priority Proxy-Authenticate Proxy-Authorization "
    b"Range Referer Referrer-Policy Retry-After Sec-CH-UA Sec-CH-UA-Mobile "
    b"Sec-CH-UA-Platform Sec-Fetch-Dest Sec-Fetch-Mode Sec-Fetch-Site "
    b"Sec-Fetch-User Sec-WebSocket-Accept Sec-WebSocket-Extensions "
    b"Sec-WebSocket-Key Sec-WebSocket-Protocol Sec-WebSocket-Version Server "
    b"Set-Cookie Strict-Transport-Security TE Trailer Transfer-Encoding Upgrade "
    b"Upgrade-Insecure-Requests User-Agent Vary Via WWW-Authenticate "
    b"X-Content-Type-Options X-Forwarded-For X-Forwarded-Host X-Forwarded-Proto "
    b"X-Frame-Options X-Powered-By X-Request-ID X-Requested-With X-XSS-Protection"
).split()

FAMILIAR: Mapping[bytes, bytes] = {
    spelling: name.lower()
    for name in _FAMILIAR_NAMES
    for spelling in (name, name.lower())
}
"""The usual spellings of common field names, and their lower case.

A name found here needs no check and makes no copy.  The table never grows, so
a peer cannot fill it.
"""


class Headers(Sequence[Field]):  # noqa: PLW1641 -- not hashable, as no list is
    """The fields of a header or trailer section, in order.

    A sequence of ``(name, value)`` pairs of ``bytes``, with the names in lower
    case; compares equal to any sequence of the same pairs.  Read-only.
    """

    __slots__ = ("_fields", "_spellings", "combined")

    combined: Mapping[bytes, bytes]
    """The value of each field by its name in lower case.

    The values of several lines are joined by commas (RFC 9110, 5.3).
    """

    def __init__(self, fields: list[Field], spellings: list[bytes]) -> None:
        """Take fields that were checked, and their names as they were written."""
        self._fields = fields
        self._spellings = spellings
        combined = dict(fields)
        if len(combined) != len(fields):
            combined = _combined(fields)
        self.combined = combined

    @overload
    def __getitem__(self, index: int) -> Field: ...

    @overload
    def __getitem__(self, index: slice) -> list[Field]: ...

    def __getitem__(self, index: int | slice) -> Field | list[Field]:
        """Return a pair, or a list of pairs."""
        return self._fields[index]

    def __len__(self) -> int:
        """Return the number of field lines."""
        return len(self._fields)

    def __iter__(self) -> Iterator[Field]:
        """Iterate over the pairs."""
        return iter(self._fields)

    def __eq__(self, other: object) -> bool:
        """Compare the pairs, names in lower case."""
        if isinstance(other, Headers):
            return self._fields == other._fields
        if _is_sequence(other):
            return self._fields == list(other)
        return NotImplemented

    def __repr__(self) -> str:
        """Return ``<Headers([...])>``."""
        return f"<Headers({self._fields!r})>"

    def raw_items(self) -> list[Field]:
        """Return the pairs with each name as its sender spelled it."""
        values = [value for _, value in self._fields]
        return list(zip(self._spellings, values, strict=True))

    def lines(self) -> Iterator[bytes]:
        """Return the field lines as they are sent, without their ends."""
        values = [value for _, value in self._fields]
        return map(b": ".join, zip(self._spellings, values, strict=True))

    def repeats(self, name: bytes) -> bool:
        """Tell whether several field lines are called `name` (lower case)."""
        return (
            len(self.combined) != len(self._fields)
            and [other for other, _ in self._fields].count(name) > 1
        )

    def members_of(self, name: bytes) -> list[bytes]:
        """Return the members of the list-based field `name`, in lower case."""
        value = self.combined.get(name)
        return [] if value is None else list_members(value)

    def _picked(self, order: Iterable[int]) -> Headers:
        order = list(order)
        fields = [self._fields[at] for at in order]
        return Headers(fields, [self._spellings[at] for at in order])

    def without(self, *names: bytes) -> Headers:
        """Return a copy without the fields `names` (lower case)."""
        if self.combined.keys().isdisjoint(names):
            return self
        fields = enumerate(self._fields)
        return self._picked(at for at, (name, _) in fields if name not in names)

    def with_last(self, name: bytes, value: bytes) -> Headers:
        """Return a copy that ends with this field line; `name` as it is sent."""
        fields = [*self._fields, (name.lower(), value)]
        return Headers(fields, [*self._spellings, name])

    def with_one(self, name: bytes, value: bytes) -> Headers:
        """Return a copy whose first line `name` (lower case) is the only one."""
        first = [other for other, _ in self._fields].index(name)
        order = [
            at
            for at, (other, _) in enumerate(self._fields)
            if other != name or at == first
        ]
        fields = [self._fields[at] if at != first else (name, value) for at in order]
        return Headers(fields, [self._spellings[at] for at in order])

    def with_first(self, name: bytes) -> Headers:
        """Return a copy in which the first line `name` (lower case) leads."""
        at = [other for other, _ in self._fields].index(name)
        if at == 0:
            return self
        return self._picked([at, *range(at), *range(at + 1, len(self._fields))])


def _combined(fields: list[Field]) -> dict[bytes, bytes]:
    values: dict[bytes, list[bytes]] = {}
    for name, value in fields:
        values.setdefault(name, []).append(value)
    return {name: b", ".join(lines) for name, lines in values.items()}


def _is_sequence(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence)


NO_HEADERS = Headers([], [])


def to_bytes(octets: Octets) -> bytes:
    """Return what a program passed for octets as ``bytes``.

    Raises:
        UnicodeEncodeError: A ``str`` that is not ASCII.
        TypeError: Neither a ``str`` nor bytes-like.
    """
    if type(octets) is bytes:
        return octets
    if isinstance(octets, str):
        return octets.encode("ascii")
    return bytes(memoryview(octets))


def headers_from(pairs: Iterable[Sequence[Octets]]) -> Headers:
    """Check and normalise the fields of a message that a program makes.

    Args:
        pairs: Any iterable of (name, value); each may be ``str`` or bytes-like.

    Raises:
        LocalProtocolError: A name is not a token, a value has octets that it
            must not have, or the framing fields contradict each other.
    """
    if isinstance(pairs, Headers):
        # Names and values were checked when it was made and cannot have changed,
        # but a trailer section may hold any framing fields.
        return with_framing_checked(pairs)
    fields: list[Field] = []
    spellings: list[bytes] = []
    for name, value in pairs:
        sent = name if type(name) is bytes else to_bytes(name)
        octets = value if type(value) is bytes else to_bytes(value)
        # White space at an edge, and any octet that a line end could be.
        if octets.strip() != octets:
            raise broken("SE-28", f"Illegal header value {octets!r}")
        fields.append((FAMILIAR.get(sent) or checked_name(sent), octets))
        spellings.append(sent)
    if b"".join([value for _, value in fields]).translate(None, FIELD_VALUE):
        bad = next(value for _, value in fields if value.translate(None, FIELD_VALUE))
        raise broken("SE-01", f"Illegal header value {bad!r}")
    return with_framing_checked(Headers(fields, spellings))


def checked_name(name: bytes) -> bytes:
    """Return `name` in lower case.

    Raises:
        LocalProtocolError: It is not a token (RFC 9110, 5.1).
    """
    if not name or name.translate(None, TCHAR):
        raise broken("FS-01", f"Illegal header name {name!r}")
    return name.lower()


def with_framing_checked(
    headers: Headers, profile: Profile = DEFAULT, *, received_by_server: bool = False
) -> Headers:
    """Return `headers` with each framing field reduced to one plain line.

    Repeated equal lengths become one, and the name of the coding is put in
    lower case, so that no later reader can understand them differently.

    Raises:
        LocalProtocolError: Content-Length is not one number, or Transfer-Encoding
            is not just ``chunked`` (RFC 9112, 6.1 and 6.3).
    """
    length = headers.combined.get(b"content-length")
    if length is not None and not CONTENT_LENGTH.fullmatch(length):
        headers = headers.with_one(b"content-length", _one_length(length, profile))
    coding = headers.combined.get(b"transfer-encoding")
    if coding is not None and coding != b"chunked":
        _check_codings(list_members(coding), 400 if received_by_server else 501)
        headers = headers.with_one(b"transfer-encoding", b"chunked")
    return headers


def _one_length(value: bytes, profile: Profile) -> bytes:
    # RFC 9110, 8.6: a list of the same number may be taken as that number.
    members = {member.strip(WHITESPACE) for member in value.split(b",")}
    length = members.pop()
    if members:
        raise broken("CL-04", "conflicting Content-Length headers")
    if not CONTENT_LENGTH.fullmatch(length):
        raise broken("CL-01", f"bad Content-Length {value[:40]!r}")
    if "CL-03" in profile:
        raise broken("CL-03", f"repeated Content-Length {value[:40]!r}")
    return length


def _check_codings(codings: list[bytes], last_coding_status: int) -> None:
    if codings == [b"chunked"]:
        return
    shown = b", ".join(codings)[:80]
    if not codings or codings[-1] != b"chunked":
        raise broken(
            "TE-02",
            f"the last transfer coding must be chunked, not {shown!r}",
            last_coding_status,
        )
    if codings.count(b"chunked") > 1 or not all(map(is_token, codings)):
        raise broken("TE-05", f"malformed Transfer-Encoding {shown!r}")
    raise broken(
        "TE-03",
        f"only the transfer coding chunked is implemented, not {shown!r}",
        501,
    )
