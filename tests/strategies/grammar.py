"""The grammar of RFC 9110, 9112 and 3986 as patterns, written apart from what it tests.

One definition a line, in the order and with the names of the RFCs.
"""

from __future__ import annotations

import re

TOKEN = rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
OWS = rb"[ \t]*"
FIELD_VCHAR = rb"[\x21-\x7e\x80-\xff]"
FIELD_VALUE = rb"(?:%b(?:[ \t\x21-\x7e\x80-\xff]*%b)?)?" % (FIELD_VCHAR, FIELD_VCHAR)
FIELD_LINE = rb"%b:%b%b%b\r\n" % (TOKEN, OWS, FIELD_VALUE, OWS)
SECTION = rb"(?:%b)*\r\n" % FIELD_LINE

QDTEXT = rb"[\t \x21\x23-\x5b\x5d-\x7e\x80-\xff]"
QUOTED_PAIR = rb"\\[\t \x21-\x7e\x80-\xff]"
QUOTED_STRING = rb'"(?:%b|%b)*"' % (QDTEXT, QUOTED_PAIR)
CHUNK_EXT = rb"(?:%b;%b%b(?:%b=%b(?:%b|%b))?)" % (
    *(OWS, OWS, TOKEN, OWS, OWS, TOKEN),
    QUOTED_STRING,
)

PCT = rb"%[0-9A-Fa-f]{2}"
PCHAR = rb"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%b)" % PCT
QUERY = rb"(?:\?(?:%b|[/?])*)?" % PCHAR
ABSOLUTE_PATH = rb"(?:/%b*)+" % PCHAR
DEC_OCTET = rb"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
IPV4 = rb"%b(?:\.%b){3}" % (DEC_OCTET, DEC_OCTET)
IP_LITERAL = rb"\[[0-9A-Fa-f:.]+\]"
REG_NAME = rb"(?:[A-Za-z0-9\-._~!$&'()*+,;=]|%b)+" % PCT
URI_HOST = rb"(?:%b|%b|%b)" % (IP_LITERAL, IPV4, REG_NAME)
AUTHORITY = rb"%b(?::[0-9]*)?" % URI_HOST

ORIGIN_FORM = ABSOLUTE_PATH + QUERY
ABSOLUTE_FORM = rb"(?i:https?)://%b(?:%b)?%b" % (AUTHORITY, ABSOLUTE_PATH, QUERY)
AUTHORITY_FORM = rb"%b:[0-9]+" % URI_HOST
TARGET = rb"(?:%b|%b|%b|\*)" % (ORIGIN_FORM, ABSOLUTE_FORM, AUTHORITY_FORM)

REASON_PHRASE = rb"[\t \x21-\x7e\x80-\xff]*"
REQUEST_HEAD = rb"(?:\r\n)?(%b) (%b) HTTP/(1\.[01])\r\n(%b)" % (TOKEN, TARGET, SECTION)
RESPONSE_HEAD = rb"HTTP/(1\.[01]) ([0-9]{3}) (%b)\r\n(%b)" % (REASON_PHRASE, SECTION)
CHUNK_LINE = rb"([0-9A-Fa-f]+)(%b*)\r\n" % CHUNK_EXT


def is_(pattern: bytes, octets: bytes) -> bool:
    """Say whether all of the octets match the pattern."""
    return re.fullmatch(pattern, octets) is not None


def dechunked(octets: bytes) -> tuple[bytes, bytes]:
    """Return the data and the trailer section of a whole chunked content."""
    data = b""
    position = 0
    while (line := re.compile(CHUNK_LINE).match(octets, position)) is not None:
        size = int(line[1], 16)
        position = line.end()
        if size == 0:
            assert is_(SECTION, octets[position:])
            return data, octets[position:]
        data += octets[position : position + size]
        position += size + 2
        assert octets[position - 2 : position] == b"\r\n"
    raise AssertionError(f"no chunk at {position} in {octets!r}")
