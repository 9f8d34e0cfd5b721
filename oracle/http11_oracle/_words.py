"""Octets, expectations and observations in words that fit a report."""

from __future__ import annotations

from collections.abc import Sequence

from http11_oracle.target import Ending, Observation, SendObservation
from http11_strategies import (
    Accept,
    Call,
    CallKind,
    Either,
    Expectation,
    ExpectedMessage,
    Incomplete,
    Reject,
)

SHOWN_OCTETS = 160
"""How many octets of an input a report shows before it only says the length."""

_SHOWN_BODY = 24
_SHOWN_MESSAGES = 3

_ENDINGS = {
    Ending.COMPLETE: "waits for the next message",
    Ending.INCOMPLETE: "waits for the rest of a message",
    Ending.REJECTED: "refused",
    Ending.CLOSED: "connection over",
    Ending.SWITCHED: "leaves the rest to another protocol",
    Ending.CRASHED: "crashed",
    Ending.HUNG: "gave no answer in time",
}


def escape(octets: bytes, limit: int | None = SHOWN_OCTETS) -> str:
    r"""Write `octets` as a readable line: ``GET / HTTP/1.1\r\n``.

    Everything but printable ASCII is escaped as in a Python bytes literal
    (quotes are left alone).  Beyond `limit` octets only the head and the tail
    are shown, with the number between them; ``None`` shows everything.
    """
    if limit is None or len(octets) <= limit:
        return _escaped(octets)
    head = octets[: limit * 2 // 3]
    tail = octets[-(limit - len(head)) :]
    left = len(octets) - limit
    return f"{_escaped(head)} [{left} more octets] {_escaped(tail)}"


def _escaped(octets: bytes) -> str:
    # With a double quote inside, repr() always picks single quotes around.
    return repr(octets + b'"')[2:-2].replace("\\'", "'")


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: ``1 case``, ``2 cases``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def shorten(text: str, limit: int = 300) -> str:
    """Cut the middle out of `text` if it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    half = limit // 2
    return f"{text[:half]} [{len(text) - 2 * half} characters] {text[-half:]}"


def expected_words(expectation: Expectation) -> str:
    """Say what `expectation` asks, in one line."""
    if isinstance(expectation, Either):
        return (
            f"{expected_words(expectation.reject)}; "
            f"or, if accepted: {expected_words(expectation.accept)}"
        )
    if isinstance(expectation, Accept):
        more = "" if expectation.exact else " first"
        end = {True: "; then close", False: "; stay open", None: ""}[expectation.close]
        return f"{_expected_list(expectation.messages)}{more}{end}"
    if isinstance(expectation, Incomplete):
        return f"{_after(expectation.after)}no complete message"
    return _after(expectation.after) + _refusal(expectation)


def _refusal(expectation: Reject) -> str:
    statuses = " or ".join(str(code) for code in sorted(expectation.statuses))
    return (
        "refused"
        + (f" with {statuses}" if statuses else "")
        + ("; then close" if expectation.close else "")
    )


def _after(messages: tuple[ExpectedMessage, ...]) -> str:
    return f"{_expected_list(messages)}, then " if messages else ""


def _expected_list(messages: tuple[ExpectedMessage, ...]) -> str:
    return _listed([_start(m.method, m.target, m.status, m.body) for m in messages])


def observed_words(seen: Observation) -> str:
    """Say what a stack made of some reads, in one line."""
    messages = _listed(
        [_start(m.method, m.target, m.status, m.body) for m in seen.messages]
    )
    ending = _ENDINGS[seen.ending]
    if seen.status is not None:
        ending += f" with {seen.status}"
    if seen.error:
        ending += f" ({shorten(seen.error, 120)})"
    return f"{messages}, then {ending}"


def _start(
    method: bytes | None, target: bytes | None, status: int | None, body: bytes | None
) -> str:
    parts = [escape(part, 40) for part in (method, target) if part is not None]
    if status is not None:
        parts.append(str(status))
    if body:
        parts.append(f"body '{escape(body, _SHOWN_BODY)}'")
    elif body is not None:
        parts.append("no body")
    return " ".join(parts)


def _listed(messages: list[str]) -> str:
    if not messages:
        return "no message"
    shown = "; ".join(f"[{m}]" if m else "[any]" for m in messages[:_SHOWN_MESSAGES])
    left = len(messages) - _SHOWN_MESSAGES
    more = f"; {left} more" if left > 0 else ""
    return f"{counted(len(messages), 'message')} {shown}{more}"


def call_words(call: Call) -> str:
    """Write a call as a readable line: ``request GET / with 'Host: a'``."""
    parts = [call.kind.value]
    if call.kind is CallKind.REQUEST:
        parts += [escape(call.method), escape(call.target)]
    elif call.kind in (CallKind.INFORMATIONAL, CallKind.RESPONSE):
        parts += [str(call.status), *([escape(call.reason)] if call.reason else [])]
    elif call.kind in (CallKind.RECEIVE, CallKind.DATA):
        parts.append(escape(call.data) or "nothing")
    fields = ", ".join(
        f"'{escape(name)}: {escape(value)}'" for name, value in call.fields
    )
    return " ".join(parts) + (f" with {fields}" if fields else "")


def sending_words(seen: SendObservation, calls: Sequence[Call]) -> str:
    """Say what a stack made of some calls, in one line."""
    sent = f"sent '{escape(seen.octets)}'" if seen.octets else "sent nothing"
    if seen.crashed:
        return f"{sent}, then crashed ({shorten(seen.error, 120)})"
    if seen.refused is None:
        return sent
    call = shorten(call_words(calls[seen.refused]), 80)
    return f"{sent}, then refused {call} ({shorten(seen.error, 120)})"
