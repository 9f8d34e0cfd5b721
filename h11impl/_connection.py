"""The connection: octets in, events out; events in, octets out.

It holds what the other modules need -- the buffer, the situation, the reader and
the writer of the current bodies -- and decides nothing that a table elsewhere
decides.  It does no I/O: the program passes on what it receives, and sends what
it is given.
"""

from __future__ import annotations

from typing import Final

from h11impl._buffer import ReceiveBuffer
from h11impl._errors import LocalProtocolError, RemoteProtocolError, broken
from h11impl._events import (
    ConnectionClosed,
    Data,
    EndOfMessage,
    Event,
    InformationalResponse,
    Request,
    Response,
    received_response,
)
from h11impl._framing import (
    UNTIL_CLOSE,
    Framing,
    framing_of_request,
    framing_of_response,
    is_reusable_after,
)
from h11impl._grammar import TCHAR
from h11impl._head import check_lines, read_request, read_response
from h11impl._headers import Headers, Octets
from h11impl._limits import EMPTY_LINE, Limits
from h11impl._readers import (
    NO_BODY as NO_BODY_TO_READ,
    ChunkedReader,
    CloseReader,
    LengthReader,
    body_reader,
)
from h11impl._rules import DEFAULT, STRICT
from h11impl._sending import check_trailers, sendable_request, sendable_response
from h11impl._sentinel import NEED_DATA, PAUSED
from h11impl._state import (
    CLIENT,
    DISABLE_KEEP_ALIVE,
    DONE,
    ERROR,
    FAIL,
    IDLE,
    MIGHT_SWITCH_PROTOCOL,
    PROPOSE_CONNECT,
    PROPOSE_UPGRADE,
    SEND_BODY,
    SEND_RESPONSE,
    SERVER,
    START,
    START_NEXT_CYCLE,
    SWITCH_CONNECT,
    SWITCH_UPGRADE,
    SWITCHED_PROTOCOL,
    State,
    Step,
)
from h11impl._writers import (
    NO_BODY as NO_BODY_TO_WRITE,
    ChunkedWriter,
    CloseWriter,
    LengthWriter,
    body_writer,
    write_request,
    write_response,
)

FRAMING_FIELDS: Final = (b"content-length", b"transfer-encoding")

DEFAULT_MAX_INCOMPLETE_EVENT_SIZE: Final = 16 * 1024
"""How many octets a head, a chunk line or a trailer section may have."""

_DEFAULT_LIMITS: Final = Limits()


class Connection:
    """One HTTP/1.1 connection, seen from one of its two ends.

    Args:
        our_role: :data:`CLIENT` or :data:`SERVER`.
        max_incomplete_event_size: How many octets the peer may send for a head, a
            chunk line and a trailer section each; an empty line at the end of
            a section is not counted.
        strict: Whether to refuse also what the RFCs merely tolerate: lone LF, folds
            in requests, Transfer-Encoding with Content-Length, repeated lengths,
            control characters in values, targets that are no URI.
        limits: Every limit by itself; `max_incomplete_event_size` then means nothing.

    Raises:
        ValueError: `our_role` is neither of the two.
    """

    def __init__(
        self,
        our_role: State,
        max_incomplete_event_size: int = DEFAULT_MAX_INCOMPLETE_EVENT_SIZE,
        *,
        strict: bool = False,
        limits: Limits | None = None,
    ) -> None:
        """Start with nothing sent or received."""
        if our_role is not CLIENT and our_role is not SERVER:
            raise ValueError(f"expected CLIENT or SERVER, not {our_role!r}")
        self._our_role = our_role
        self._their_role: State = SERVER if our_role is CLIENT else CLIENT
        if limits is None:
            limits = (
                _DEFAULT_LIMITS
                if max_incomplete_event_size == DEFAULT_MAX_INCOMPLETE_EVENT_SIZE
                else _limits_of(max_incomplete_event_size)
            )
        self._limits = limits
        self._lines_fit = self._limits is _DEFAULT_LIMITS or self._limits.lines_fit
        self._profile = STRICT if strict else DEFAULT
        self._situation = START
        self._buffer = ReceiveBuffer()
        self._received_eof = False
        # Octets of the empty lines that were skipped before the next head.
        self._skipped = 0
        self._interim_responses = 0
        self._request_method: bytes | None = None
        self._offered_protocols: list[bytes] = []
        self._their_http_version: bytes | None = None
        self._waiting_for_100 = False
        self._reader: LengthReader | ChunkedReader | CloseReader = NO_BODY_TO_READ
        self._writer: LengthWriter | ChunkedWriter | CloseWriter = NO_BODY_TO_WRITE

    @property
    def our_role(self) -> State:
        """Our side: :data:`CLIENT` or :data:`SERVER`."""
        return self._our_role

    @property
    def their_role(self) -> State:
        """The peer's side."""
        return self._their_role

    @property
    def states(self) -> dict[State, State]:
        """The states of both sides, by role; a copy."""
        return {CLIENT: self._situation.client, SERVER: self._situation.server}

    @property
    def our_state(self) -> State:
        """The state of our side."""
        now = self._situation
        return now.client if self._our_role is CLIENT else now.server

    @property
    def their_state(self) -> State:
        """The state of the peer's side."""
        now = self._situation
        return now.server if self._our_role is CLIENT else now.client

    @property
    def their_http_version(self) -> bytes | None:
        """The version in the last head that the peer sent; None before any."""
        return self._their_http_version

    @property
    def client_is_waiting_for_100_continue(self) -> bool:
        """Whether the client waits for 100 (Continue) before it sends its body.

        False again as soon as either side goes on (RFC 9110, 10.1.1).
        """
        return self._waiting_for_100

    @property
    def they_are_waiting_for_100_continue(self) -> bool:
        """Whether the peer is a client that waits for our 100 (Continue)."""
        return self._waiting_for_100 and self._our_role is SERVER

    @property
    def trailing_data(self) -> tuple[bytes, bool]:
        """What was received and not read, and whether the peer has closed.

        After a switch of protocols these are the first octets of the new one.
        """
        return bytes(self._buffer), self._received_eof

    def start_next_cycle(self) -> None:
        """Start over with the next request and response on this connection.

        Raises:
            LocalProtocolError: One side is not ``DONE``.
        """
        self._situation = self._situation.after(self._our_role, START_NEXT_CYCLE)
        self._request_method = None
        self._offered_protocols = []

    # Receiving

    def receive_data(self, data: Octets) -> None:
        """Take octets that came from the peer; ``b""`` is the end of the stream.

        Nothing is read yet: call :meth:`next_event` until it returns
        ``NEED_DATA`` or ``PAUSED``.

        Raises:
            RuntimeError: There is data after the end of the stream.
            TypeError: `data` is not bytes-like.
        """
        if data:
            if self._received_eof:
                raise RuntimeError("received close, then received more data?")
            self._buffer.append(data)
        else:
            self._received_eof = True

    def next_event(self) -> Event | type[NEED_DATA] | type[PAUSED]:
        """Return the next event of the peer.

        Returns:
            An event; or ``NEED_DATA`` when more has to be received first; or
            ``PAUSED`` when what was received cannot be read yet: the next request
            before the next cycle starts, or anything after the client has proposed
            to switch protocols.

        Raises:
            RemoteProtocolError: The peer broke the protocol.  Its state is
                ``ERROR`` from now on, and every further call raises again.
        """
        now = self._situation
        state = now.server if self._our_role is CLIENT else now.client
        event: Event | type[NEED_DATA] | type[PAUSED]
        try:
            if state is SEND_BODY:
                part = self._reader.read(self._buffer)
                event = self._read_no_more_body() if part is None else part
            elif state is IDLE or state is SEND_RESPONSE:
                head = self._read_head(state)
                if head is None and not self._received_eof:
                    return NEED_DATA
                event = self._read_no_head() if head is None else head
            else:
                event = self._read_nothing(state)
            if isinstance(event, type):
                return event
            self._process(self._their_role, event)
        except LocalProtocolError as error:
            self._situation = self._situation.after(self._their_role, FAIL)
            raise RemoteProtocolError(
                str(error), error.error_status_hint, error.rule
            ) from error
        return event

    def _read_no_more_body(self) -> EndOfMessage | type[NEED_DATA]:
        return self._reader.read_eof() if self._received_eof else NEED_DATA

    def _read_no_head(self) -> ConnectionClosed:
        if self._buffer:
            raise broken("IN-01", "peer unexpectedly closed connection")
        return ConnectionClosed()

    def _read_nothing(
        self, state: State
    ) -> ConnectionClosed | type[NEED_DATA] | type[PAUSED]:
        """Read where no message can be read."""
        if state is MIGHT_SWITCH_PROTOCOL or state is SWITCHED_PROTOCOL:
            return PAUSED
        if state is ERROR:
            raise LocalProtocolError("Can't receive data when peer state is ERROR")
        if not self._buffer:
            return ConnectionClosed() if self._received_eof else NEED_DATA
        if state is DONE:
            return PAUSED
        raise broken("PE-02", "Got data when expecting EOF")

    def _read_head(
        self, state: State
    ) -> Request | InformationalResponse | Response | None:
        """Read a head; None if there is not all of it yet."""
        buffer = self._buffer
        if not buffer.searched and not self._may_start_head(state):
            return None
        limit = self._limits.head + EMPTY_LINE - self._skipped
        profile = self._profile
        lines = buffer.take_lines(limit, profile)
        if lines is None:
            if buffer.searched >= limit:
                raise self._head_too_long(limit)
            return None
        self._skipped = 0
        server = self._our_role is SERVER
        if len(lines) > self._limits.fields or not self._lines_fit:
            check_lines(lines, self._limits, start_line_status=414 if server else 400)
        return read_request(lines, profile) if server else read_response(lines, profile)

    def _may_start_head(self, state: State) -> bool:
        """Refuse at once what can't become a head; False if it is too early to say.

        A peer that speaks TLS waits for an answer and sends no empty line.
        """
        buffer = self._buffer
        if not buffer:
            return False
        first = buffer.first()
        if state is IDLE and first in b"\r\n":
            if not self._skip_empty_lines():
                return False
            first = buffer.first()
        if self._our_role is SERVER:
            if first not in TCHAR:
                raise broken("LT-11", "illegal request line")
        elif state is IDLE:
            # RFC 9112, 9.2: this is no response to anything.
            raise broken("BL-09", "Got data when no response is expected")
        elif first != ord("H"):
            raise broken("ST-07", "illegal status line")
        return True

    def _skip_empty_lines(self) -> bool:
        """Skip empty lines (RFC 9112, 2.2); False if nothing else is there."""
        buffer = self._buffer
        while buffer:
            if buffer.startswith(b"\r\n"):
                length = 2
            elif buffer.startswith(b"\n"):
                length = 1
            else:
                # A lone CR may still become an empty line.
                return len(buffer) > 1 or not buffer.startswith(b"\r")
            if "LT-08" in self._profile and (length == 1 or self._skipped):
                raise broken("LT-08", "more than one empty line before the request")
            buffer.skip(length)
            self._skipped += length
            if self._skipped >= self._limits.head:
                raise broken("LT-08", "too many empty lines")
        return False

    def _head_too_long(self, limit: int) -> LocalProtocolError:
        one_line = self._our_role is SERVER and not self._buffer.has_line(limit)
        message = (
            f"{'request line' if one_line else 'head'} is longer than "
            f"{self._limits.head} octets"
        )
        if one_line:
            return broken("RL-12", message, 414)
        return broken("LM-01", message, 431)

    # Sending

    def send(self, event: Event) -> bytes | None:
        """Return the octets to send for an event of ours.

        Returns:
            The octets, maybe none; None for :class:`ConnectionClosed`: close the
            connection, or our half of it.

        Raises:
            LocalProtocolError: The event is not allowed now, or not at all.  Our
                state is ``ERROR`` from now on.
        """
        pieces = self.send_with_data_passthrough(event)
        return None if pieces is None else b"".join(pieces)

    def send_with_data_passthrough(self, event: Event) -> list[bytes] | None:
        """Return the octets to send in pieces, and data exactly as it was given.

        The data of a :class:`Data` may then be any object whose ``len()`` is its
        number of octets, for a program that sends files in other ways.

        Returns:
            The pieces in order; None for :class:`ConnectionClosed`.

        Raises:
            LocalProtocolError: As :meth:`send`.
        """
        if self.our_state is ERROR:
            raise LocalProtocolError("Can't send data when our state is ERROR")
        try:
            return self._send(event)
        except BaseException:
            self.send_failed()
            raise

    def _send(self, event: Event) -> list[bytes] | None:
        if isinstance(event, Data):
            self._go_on(self._our_role, Data)
            return self._writer.write_data(event)
        if isinstance(event, EndOfMessage):
            self._go_on(self._our_role, EndOfMessage)
            if event.headers:
                check_trailers(event)
            return self._writer.write_end(event)
        if isinstance(event, Request):
            headers = sendable_request(event, self._profile)
            self._process_request(self._our_role, event)
            return [write_request(event, headers)]
        if isinstance(event, (InformationalResponse, Response)):
            version = self._their_http_version
            headers = sendable_response(event, version, self._profile)
            headers = self._with_framing_repaired(event, headers)
            if headers is not event.headers:
                event = received_response(
                    event.status_code, headers, event.http_version, event.reason
                )
            self._process_response(self._our_role, event)
            return [write_response(event, headers)]
        self._go_on(self._our_role, type(event))
        return None

    def send_failed(self) -> None:
        """Tell that octets which were returned could not be sent.

        Our state is ``ERROR`` from now on.
        """
        self._situation = self._situation.after(self._our_role, FAIL)

    def _with_framing_repaired(
        self, response: InformationalResponse | Response, headers: Headers
    ) -> Headers:
        """Return `headers` with the framing fields that the peer understands.

        A body of unknown length is chunked for a peer that speaks HTTP/1.1, and
        ends with the connection for any other.  The answer to HEAD has the fields
        that the answer to GET would have.
        """
        if isinstance(response, InformationalResponse):
            return headers
        method = self._request_method
        closes = not self._situation.keep_alive
        tunnel = method == b"CONNECT" and response.status_code < 300
        if response.status_code == 204 or tunnel:
            # RFC 9110, 8.6 and 9.3.6; RFC 9112, 6.1
            headers = headers.without(*FRAMING_FIELDS)
        else:
            asked = b"GET" if method == b"HEAD" else method
            framing = framing_of_response(asked, response)
            if response.status_code == 205 and framing and "SE-13" in self._profile:
                raise broken("SE-13", "205 with content")
            if not isinstance(framing, int):
                version = self._their_http_version
                headers = headers.without(*FRAMING_FIELDS)
                if version is not None and version >= b"1.1":
                    headers = headers.with_last(b"Transfer-Encoding", b"chunked")
                elif method != b"HEAD":
                    closes = True
        if self.their_state is ERROR and b"close" not in headers.members_of(
            b"connection"
        ):
            closes = True
        return _with_close(headers) if closes else headers

    # Both directions

    def _process(self, side: State, event: Event) -> None:
        """Take an event of either side into account.

        Raises:
            LocalProtocolError: It is not allowed now; nothing has changed then.
        """
        if isinstance(event, Request):
            self._process_request(side, event)
        elif isinstance(event, (InformationalResponse, Response)):
            self._process_response(side, event)
        else:
            self._go_on(side, type(event))

    def _go_on(self, side: State, kind: type[Event]) -> None:
        """Take an event into account that is no head."""
        self._situation = self._situation.after(side, kind)
        if side is CLIENT:
            self._waiting_for_100 = False

    def _process_request(self, side: State, request: Request) -> None:
        now = self._situation.after(side, Request)
        combined = request.headers.combined
        speaks_1_1 = request.http_version >= b"1.1"
        offered = (
            request.headers.members_of(b"upgrade")
            if speaks_1_1 and b"upgrade" in combined
            else []
        )
        if offered and self._profile is STRICT:
            # RFC 9110, 7.8: without the option it was forwarded by mistake.
            options = request.headers.members_of(b"connection")
            offered = offered if b"upgrade" in options else []
        if offered:
            now = now.after(CLIENT, PROPOSE_UPGRADE)
        if request.method == b"CONNECT":
            now = now.after(CLIENT, PROPOSE_CONNECT)
        if not is_reusable_after(request):
            now = now.after(CLIENT, DISABLE_KEEP_ALIVE)
        self._situation = now
        self._request_method = request.method
        self._offered_protocols = offered
        self._waiting_for_100 = (
            speaks_1_1
            and b"expect" in combined
            and b"100-continue" in request.headers.members_of(b"expect")
        )
        self._start_body(side, request, framing_of_request(request))

    def _process_response(
        self, side: State, response: InformationalResponse | Response
    ) -> None:
        now = self._situation.after(side, self._step(response))
        if not is_reusable_after(response):
            now = now.after(SERVER, DISABLE_KEEP_ALIVE)
        self._situation = now
        self._waiting_for_100 = False
        if isinstance(response, Response):
            self._interim_responses = 0
            framing = framing_of_response(self._request_method, response)
            if framing == UNTIL_CLOSE:
                self._situation = now.after(SERVER, DISABLE_KEEP_ALIVE)
            self._start_body(side, response, framing)
        elif side is self._their_role:
            self._their_http_version = response.http_version
            self._interim_responses += 1
            if self._interim_responses > self._limits.interim:
                message = f"more than {self._limits.interim} interim responses"
                raise broken("LM-01", message)

    def _start_body(
        self, side: State, head: Request | Response, framing: Framing
    ) -> None:
        if side is self._our_role:
            self._writer = body_writer(framing)
            return
        self._their_http_version = head.http_version
        self._reader = body_reader(
            framing,
            self._limits,
            self._profile,
            from_server=self._our_role is CLIENT,
        )

    def _step(self, response: InformationalResponse | Response) -> Step:
        """Return what a response is to the state machine.

        Raises:
            LocalProtocolError: A 101 to a protocol that was not offered.
        """
        if response.status_code == 101:
            # RFC 9110, 7.8: the server names what it switches to, and must not
            # switch to a protocol that the client did not offer.
            chosen = response.headers.members_of(b"upgrade")
            if not chosen or not set(chosen) <= set(self._offered_protocols):
                raise broken(
                    "UP-04",
                    f"101 switches to {chosen}, but {self._offered_protocols} "
                    "was offered",
                )
            return SWITCH_UPGRADE
        if self._request_method == b"CONNECT" and 200 <= response.status_code < 300:
            return SWITCH_CONNECT
        return type(response)


def _limits_of(size: int) -> Limits:
    return Limits(
        head=size, start_line=size, field=size, chunk_line=size, trailers=size
    )


def _with_close(headers: Headers) -> Headers:
    options = headers.members_of(b"connection")
    kept = [option for option in options if option not in (b"close", b"keep-alive")]
    value = b", ".join([*kept, b"close"])
    return headers.without(b"connection").with_last(b"Connection", value)
