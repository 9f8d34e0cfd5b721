"""Reading the head of a message, and trailer sections.

A section is read when all of it is there, in one pass over its lines.  What is
unusual, a folded line, is brought into the usual form first, so that one piece
of code reads them all.
"""

from __future__ import annotations

import re
from typing import Final

from h11impl._errors import broken
from h11impl._events import (
    InformationalResponse,
    Request,
    Response,
    check_request,
    received_request,
    received_response,
)
from h11impl._grammar import HTTP_VERSION, OBS_TEXT, REASON, URI, VCHAR, WHITESPACE
from h11impl._headers import (
    FAMILIAR,
    NO_HEADERS,
    Field,
    Headers,
    checked_name,
    with_framing_checked,
)
from h11impl._limits import Limits
from h11impl._rules import DEFAULT, Profile

# RFC 9113, 3.4: the start of a connection by a client that knows HTTP/2 is spoken.
HTTP2_PREFACE: Final = [b"PRI * HTTP/2.0"]
_STATUS_CODE: Final = re.compile(rb"[1-9][0-9]{2}")
_PLAIN_VALUE: Final = VCHAR + OBS_TEXT + WHITESPACE


def read_request(lines: list[bytes], profile: Profile = DEFAULT) -> Request:
    """Read the head of a request from its lines.

    Raises:
        LocalProtocolError: It breaks a rule that `profile` refuses; the status
            hint is 400, 501 or 505.
    """
    if lines == HTTP2_PREFACE and "LT-12" not in profile:
        # A program that also speaks HTTP/2 goes on with the octets after it.
        return received_request(b"PRI", NO_HEADERS, b"*", b"2.0")
    # RFC 9112, 3: request-line = method SP request-target SP HTTP-version
    parts = lines[0].split(b" ")
    if len(parts) != 3:
        raise broken("RL-01", f"illegal request line {lines[0][:80]!r}")
    method, target, name = parts
    version = _version(name)
    headers = with_framing_checked(
        read_fields(lines, profile, may_fold="OF-01" not in profile),
        profile,
        received_by_server=True,
    )
    if "TG-03" in profile and not URI.fullmatch(target):
        raise broken("TG-03", f"not a URI: target {target[:80]!r}")
    _check_framing(headers, version, profile, both="CT-01", old="TZ-01")
    check_request(method, target, version, headers)
    return received_request(method, headers, target, version)


def read_response(
    lines: list[bytes], profile: Profile = DEFAULT
) -> InformationalResponse | Response:
    """Read the head of a response from its lines.

    Raises:
        LocalProtocolError: It breaks a rule that `profile` refuses.
    """
    # RFC 9112, 4: status-line = HTTP-version SP status-code SP [ reason-phrase ]
    name, _, rest = lines[0].partition(b" ")
    code, space, reason = rest.partition(b" ")
    if not _STATUS_CODE.fullmatch(code):
        raise broken("ST-01", f"illegal status line {lines[0][:80]!r}")
    # Some servers leave out the second space together with the phrase.
    if not space and "ST-03" in profile:
        raise broken("ST-03", f"no space after the code in {lines[0][:80]!r}")
    if code > b"599" and "ST-02" in profile:
        raise broken("ST-02", f"illegal status code {code!r}")
    if "ST-05" in profile and reason.translate(None, REASON):
        raise broken("ST-05", f"illegal reason phrase {reason[:80]!r}")
    version = _version(name)
    # RFC 9112, 5.2: a user agent reads folded lines.
    headers = with_framing_checked(read_fields(lines, profile), profile)
    _check_framing(headers, version, profile, both="CT-04", old="TZ-02")
    return received_response(int(code), headers, version, reason)


def check_lines(
    lines: list[bytes], limits: Limits, *, start_line_status: int | None
) -> None:
    """Refuse a line that is too long, or too many lines.

    Args:
        lines: All lines of a section.
        limits: What is too long, and too many.
        start_line_status: The status for a start-line that is too long; None if
            there is no start-line.

    Raises:
        LocalProtocolError: A limit is exceeded.
    """
    fields = lines
    if start_line_status is not None:
        fields = lines[1:]
        if len(lines[0]) > limits.start_line:
            message = f"start-line is longer than {limits.start_line} octets"
            raise broken("RL-12", message, start_line_status)
    if len(fields) > limits.fields:
        raise broken("LM-01", f"more than {limits.fields} field lines", 431)
    if fields and max(map(len, fields)) > limits.field:
        raise broken("LM-01", f"field line is longer than {limits.field} octets", 431)


def read_fields(
    lines: list[bytes], profile: Profile = DEFAULT, *, may_fold: bool = True
) -> Headers:
    """Read the field lines that follow the first line.

    In a trailer section framing fields mean nothing and are not looked at
    (RFC 9110, 6.5.1); the caller puts an empty line in front.

    Raises:
        LocalProtocolError: A line is not a field line (RFC 9112, 5).
    """
    fields: list[Field] = []
    spellings: list[bytes] = []
    for line in lines[1:]:
        sent, colon, value = line.partition(b":")
        name = FAMILIAR.get(sent)
        if name is None or not colon:
            if line[:1] in (b" ", b"\t"):
                return read_fields(_unfolded(lines, may_fold=may_fold), profile)
            if not colon:
                raise broken("FS-03", f"illegal header line {line[:80]!r}")
            if sent[-1:] in (b" ", b"\t"):
                raise broken("WS-01", f"white space before the colon in {line[:80]!r}")
            name = checked_name(sent)
        fields.append((name, value.strip(WHITESPACE)))
        spellings.append(sent)
    if "FS-10" in profile:
        for name, value in fields:
            if value.translate(None, _PLAIN_VALUE):
                raise broken("FS-10", f"control character in {name!r}: {value[:80]!r}")
    return Headers(fields, spellings)


def _unfolded(lines: list[bytes], *, may_fold: bool) -> list[bytes]:
    """Join each folded line to the one before, by a space (RFC 9112, 5.2)."""
    if lines[1][:1] in (b" ", b"\t"):
        # Nothing that it could continue stands before it.
        raise broken("LT-09", "white space before the first header line")
    if not may_fold:
        raise broken("OF-01", "folded header line")
    parts = [[line] for line in lines[:1]]
    for line in lines[1:]:
        if line[:1] in (b" ", b"\t"):
            parts[-1].append(line.strip(WHITESPACE))
        else:
            parts.append([line.rstrip(WHITESPACE)])
    return [b" ".join(part) for part in parts]


def _check_framing(
    headers: Headers, version: bytes, profile: Profile, *, both: str, old: str
) -> None:
    """Refuse framing that somebody on the way may understand differently."""
    if b"transfer-encoding" not in headers.combined:
        return
    if both in profile and b"content-length" in headers.combined:
        raise broken(both, "Transfer-Encoding and Content-Length together")
    if old in profile and version < b"1.1":
        raise broken(old, "Transfer-Encoding in HTTP/1.0")


def _version(name: bytes) -> bytes:
    if name == b"HTTP/1.1":
        return b"1.1"
    match = HTTP_VERSION.fullmatch(name)
    if match is None:
        raise broken("VR-02", f"illegal HTTP version {name[:80]!r}")
    version = match[1]
    if not version.startswith(b"1."):
        # RFC 9110, 15.6.6: another major version is another protocol.
        raise broken("VR-05", f"HTTP version {version!r} is not supported", 505)
    return version
