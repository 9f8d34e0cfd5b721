"""Contexts and expectations, read out of the JSON of the corpus index."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import TypeVar

from http11_strategies._json import (
    Record,
    ShapeError,
    flag,
    integer,
    many,
    maybe,
    octets,
    pair,
    text,
)
from http11_strategies._model import (
    Accept,
    Context,
    Either,
    Expectation,
    ExpectedMessage,
    Framing,
    Incomplete,
    Reject,
    Role,
    SentRequest,
)

E = TypeVar("E", bound=enum.Enum)
T = TypeVar("T")

_octets = maybe(octets)
_fields = many(pair(octets))


def choice(kind: type[E]) -> Callable[[object], E]:
    """Return a reader for the values of an enumeration."""

    def read(value: object) -> E:
        for member in kind:
            if member.value == value:
                return member
        known = ", ".join(str(member.value) for member in kind)
        raise ShapeError(f"expected one of {known}; found {value!r}")

    return read


def read_context(value: object) -> Context:
    """Read the situation in which octets arrive."""
    record = Record(value)
    context = Context(
        role=record.need("role", choice(Role)),
        requests=record.get("requests", many(_request), ()),
    )
    record.done()
    return context


def _request(value: object) -> SentRequest:
    record = Record(value)
    request = SentRequest(
        method=record.get("method", octets, b"GET"),
        target=record.get("target", octets, b"/"),
        fields=record.get("fields", _fields, ()),
    )
    record.done()
    return request


def read_expectation(value: object) -> Expectation:
    """Read what a conforming recipient may make of some octets."""
    record = Record(value)
    kind = record.need("kind", text)
    if kind not in _KINDS:
        known = ", ".join(_KINDS)
        raise ShapeError(f"kind: expected one of {known}; found {kind!r}")
    expectation = _KINDS[kind](record)
    record.done()
    return expectation


def read_messages(value: object) -> tuple[ExpectedMessage, ...]:
    """Read a list of what messages must look like."""
    return many(_message)(value)


def _accept(record: Record) -> Accept:
    return Accept(
        messages=record.need("messages", many(_message)),
        exact=record.get("exact", flag, True),
        close=record.get("close", maybe(flag), None),
    )


def _reject(record: Record) -> Reject:
    statuses: tuple[int, ...] = record.get("statuses", many(integer), ())
    return Reject(
        after=record.get("after", many(_message), ()),
        statuses=frozenset(statuses),
        close=record.get("close", maybe(flag), None),
    )


def _incomplete(record: Record) -> Incomplete:
    return Incomplete(after=record.get("after", many(_message), ()))


def _either(record: Record) -> Either:
    return Either(
        accept=record.need("accept", _whole(_accept)),
        reject=record.need("reject", _whole(_reject)),
        wait=record.get("wait", flag, False),
    )


def _whole(read: Callable[[Record], T]) -> Callable[[object], T]:
    def read_whole(value: object) -> T:
        record = Record(value)
        result = read(record)
        record.done()
        return result

    return read_whole


_KINDS: dict[str, Callable[[Record], Expectation]] = {
    "accept": _accept,
    "reject": _reject,
    "incomplete": _incomplete,
    "either": _either,
}


def _message(value: object) -> ExpectedMessage:
    record = Record(value)
    message = ExpectedMessage(
        method=record.get("method", _octets, None),
        target=record.get("target", _octets, None),
        authority=record.get("authority", _octets, None),
        status=record.get("status", maybe(integer), None),
        status_outside=record.get("status_outside", maybe(pair(integer)), None),
        version=record.get("version", _octets, None),
        reason=record.get("reason", _octets, None),
        fields=record.get("fields", maybe(_fields), None),
        has=record.get("has", _fields, ()),
        matches=record.get("matches", _fields, ()),
        lacks=record.get("lacks", many(octets), ()),
        lacks_lines=record.get("lacks_lines", _fields, ()),
        body=record.get("body", _octets, None),
        trailers=record.get("trailers", maybe(_fields), None),
        framing=record.get("framing", maybe(choice(Framing)), None),
        keep_alive=record.get("keep_alive", maybe(flag), None),
        interim=record.get("interim", maybe(many(integer)), None),
    )
    record.done()
    return message
