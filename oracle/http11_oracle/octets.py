"""What holds for any octets at all, without knowing what they should mean.

A coverage-guided fuzzer makes octets that nobody has judged.  Even so a stack
that receives them owes its user something: it answers, it answers the same
however the octets were cut into reads, what it hands over is clean, nothing
follows an error and nothing gets lost on the way.  :func:`check_octets` asks
for all of that and raises :class:`PropertyBroken` at the first broken promise.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

from http11_oracle._verdict import Kind
from http11_oracle._words import escape, shorten
from http11_oracle.target import Ending, Observation, Target
from http11_strategies import Context, Field, Message, Role

TOTALITY = "totality"
"""Named like a rule: whatever the input, only documented errors are raised."""

ONE_OCTET_READS = 512
"""So many octets at either end arrive one by one; those between in such blocks."""

_REQUEST = b"GET /probe HTTP/1.1\r\nHost: probe.example\r\n\r\n"
_RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

# token = 1*tchar (RFC 9110, 5.6.2)
_TOKEN = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_UNCLEAN = re.compile(rb"[\r\n\0]")


class PropertyBroken(Exception):
    """A target broke what must hold whatever the octets are.

    `rule` is the id of the rule in the catalogue, or :data:`TOTALITY`; `kind`
    says in which way it was broken; `reads` are those that show it (``b""`` is
    the end of the stream); `expected` and `observed` are words for a report.
    """

    def __init__(
        self,
        rule: str,
        kind: Kind,
        reads: Sequence[bytes],
        expected: str,
        observed: str,
    ) -> None:
        # All arguments go up, so that the exception can be pickled.
        super().__init__(rule, kind, reads, expected, observed)
        self.rule = rule
        self.kind = kind
        self.reads = tuple(reads)
        self.expected = expected
        self.observed = observed

    def __str__(self) -> str:
        return (
            f"{self.rule} broken ({self.kind.value}): expected {self.expected}; "
            f"observed {self.observed}"
        )


def check_octets(target: Target, octets: bytes, context: Context) -> None:
    """Raise :class:`PropertyBroken` if `target` breaks its word on `octets`.

    The octets are read whole and octet by octet, then with the end of the
    stream behind them whole and cut at places derived from the octets, and
    once with a well-formed message behind them.  The work is linear in the
    octets: long inputs are read octet by octet at both ends only.  Rules that
    the target leaves to its caller are not asked for.
    """
    check = _Check(target, context)
    reads = [octets] if octets else []
    seen = check.observe(reads)
    check.clean(reads, seen)
    check.same(seen, reads, one_by_one(octets))
    ended = check.observe([*reads, b""])
    check.clean([*reads, b""], ended)
    check.at_the_end(seen, ended, [*reads, b""])
    check.same(ended, [*reads, b""], [*derived(octets), b""])
    check.followed(seen, reads)


def one_by_one(octets: bytes) -> list[bytes]:
    """Cut `octets` into single octets, the middle of a long input into blocks."""
    size = len(octets)
    head = min(size, ONE_OCTET_READS)
    tail = max(head, size - ONE_OCTET_READS)
    reads = [octets[i : i + 1] for i in range(head)]
    blocks = range(head, tail, ONE_OCTET_READS)
    reads += [octets[i : min(i + ONE_OCTET_READS, tail)] for i in blocks]
    reads += [octets[i : i + 1] for i in range(tail, size)]
    return reads


def derived(octets: bytes) -> list[bytes]:
    """Cut `octets` at places that depend on nothing but the octets.

    Reads are short for a short input and grow with it: there are never more
    than some 130 of them.
    """
    size = len(octets)
    longest = max(16, size // 32)
    state = zlib.crc32(octets)
    cuts = [0]
    while cuts[-1] < size:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        shortest = longest // 4 if size > 512 else 1
        cuts.append(cuts[-1] + shortest + (state >> 16) % longest)
    return [octets[start:end] for start, end in pairwise(cuts)]


class _Check:
    """One target in one context, asked again and again."""

    def __init__(self, target: Target, context: Context) -> None:
        self._target = target
        self._context = context
        self._server = context.role is Role.SERVER

    def observe(self, reads: Sequence[bytes]) -> Observation:
        """Totality: there is an answer, and it is not an accident."""
        expected = "messages, a documented error or a wait for more"
        try:
            seen = self._target.observe(reads, self._context)
        except Exception as error:  # an adapter must return: this is its own crash
            words = f"the adapter raised {shorten(repr(error))}"
            raise PropertyBroken(
                TOTALITY, Kind.CRASH, reads, expected, words
            ) from error
        if seen.ending is Ending.CRASHED:
            words = f"crashed: {shorten(seen.error)}"
            self._broken(TOTALITY, Kind.CRASH, reads, expected, words)
        if seen.ending is Ending.HUNG:
            self._broken(TOTALITY, Kind.HANG, reads, expected, "no answer in time")
        return seen

    def same(
        self, known: Observation, known_reads: Sequence[bytes], reads: Sequence[bytes]
    ) -> None:
        """Split invariance: messages, ending and status do not depend on the reads."""
        if list(reads) == list(known_reads):
            return
        seen = self.observe(reads)
        if _verdict(seen) != _verdict(known):
            self._broken(
                "LM-04",
                Kind.SPLIT_DEPENDENCE,
                reads,
                f"as in one read: {_words(known)}",
                _words(seen),
            )

    def clean(self, reads: Sequence[bytes], seen: Observation) -> None:
        """No element of an accepted message has octets that can split it."""
        for message in seen.messages:
            for rule, element, octets, wrong in _stains(message):
                self._broken(
                    rule,
                    Kind.NOT_NORMALISED,
                    reads,
                    f"a {element} without {wrong}",
                    f"{element} {escape(octets)}",
                )
            length = _content_length(message)
            if length is not None and length != len(message.body):
                self._broken(
                    "CL-08",
                    Kind.WRONG_FRAMING,
                    reads,
                    f"a body of the {length} octets that Content-Length says",
                    f"a body of {len(message.body)} octets",
                )

    def at_the_end(
        self, before: Observation, ended: Observation, reads: Sequence[bytes]
    ) -> None:
        """The end of the stream completes at most a close-delimited response."""
        more = len(ended.messages) - len(before.messages)
        kept = ended.messages[: len(before.messages)] == before.messages
        waited = not self._server and before.ending is Ending.INCOMPLETE
        if not kept or more > waited:
            self._broken(
                "IN-01" if self._server else "IN-04",
                Kind.WRONG_FRAMING,
                reads,
                f"as before the end of the stream: {_words(before)}",
                _words(ended),
            )

    def followed(self, before: Observation, reads: Sequence[bytes]) -> None:
        """A well-formed message is read exactly where a message may follow."""
        after_reads = [*reads, _REQUEST if self._server else _RESPONSE]
        after = self.observe(after_reads)
        count = len(before.messages)
        more = len(after.messages) - count
        ending = before.ending
        kept = after.messages[:count] == before.messages
        if ending is Ending.REJECTED and (more or not kept):
            rule, kind = "PE-08", Kind.MESSAGE_AFTER_ERROR
            expected = "nothing more after an error"
        elif ending in (Ending.CLOSED, Ending.SWITCHED) and (more or not kept):
            rule, kind = self._over(ending), Kind.WRONG_FRAMING
            expected = "nothing more on a connection that is over"
        elif not kept or (
            self._may_follow(before) and not self._is_probe(after, count)
        ):
            rule, kind = "PI-01" if self._server else "PI-03", Kind.WRONG_FRAMING
            expected = "the messages before, and the well-formed one that follows"
        else:
            return
        words = f"first {_words(before)}, then {_words(after)}"
        self._broken(rule, kind, after_reads, expected, words)

    def _over(self, ending: Ending) -> str:
        if ending is Ending.SWITCHED:
            return "UP-05"
        return "PE-02" if self._server else "PE-07"

    def _may_follow(self, before: Observation) -> bool:
        if before.ending is not Ending.COMPLETE or before.keep_alive is False:
            return False
        return self._server or len(before.messages) < len(self._context.requests)

    def _is_probe(self, after: Observation, count: int) -> bool:
        if len(after.messages) != count + 1:
            return False
        last = after.messages[-1]
        wanted = (b"GET", b"/probe") if self._server else (None, None)
        told = (last.method, last.target, last.body)
        return told == (*wanted, b"") and last.status in (None, 200)

    def _broken(
        self,
        rule: str,
        kind: Kind,
        reads: Sequence[bytes],
        expected: str,
        observed: str,
    ) -> None:
        if rule not in self._target.left_to_caller:
            raise PropertyBroken(rule, kind, reads, expected, observed)


def _verdict(seen: Observation) -> tuple[tuple[Message, ...], Ending, int | None]:
    return seen.messages, seen.ending, seen.status


def _words(seen: Observation) -> str:
    count = len(seen.messages)
    status = f" with {seen.status}" if seen.status is not None else ""
    last = f", the last {shorten(repr(seen.messages[-1]))}" if count else ""
    return f"{count} message(s), {seen.ending.value}{status}{last}"


def _stains(message: Message) -> Iterator[tuple[str, str, bytes, str]]:
    """Yield (rule, element, octets, what is wrong) for what is not clean."""
    if message.method is not None and not _TOKEN.fullmatch(message.method):
        yield "MT-01", "method", message.method, "octets that no token has"
    for rule, element, octets in (
        ("RL-09", "request target", message.target),
        ("ST-05", "reason phrase", message.reason),
    ):
        if octets is not None and _UNCLEAN.search(octets):
            yield rule, element, octets, "CR, LF and NUL"
    yield from _stained_fields("field", "FS-09", message.fields)
    yield from _stained_fields("trailer field", "TR-03", message.trailers or ())


def _stained_fields(
    element: str, rule: str, fields: Sequence[Field]
) -> Iterator[tuple[str, str, bytes, str]]:
    for name, value in fields:
        if not _TOKEN.fullmatch(name):
            yield "FS-01", f"{element} name", name, "octets that no token has"
        if _UNCLEAN.search(value):
            yield rule, f"{element} value", value, "CR, LF and NUL"


def _content_length(message: Message) -> int | None:
    """Return what a request's only framing field says; responses have exceptions."""
    if message.method is None or message.value_of(b"transfer-encoding"):
        return None
    values = message.value_of(b"content-length")
    # A list is another rule's matter, and so are numbers that no body has.
    if len(values) != 1 or not re.fullmatch(rb"[0-9]{1,15}", values[0]):
        return None
    return int(values[0])
