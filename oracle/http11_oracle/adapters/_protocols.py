"""The part of h11's API that the adapter uses, so that any such module fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeGuard, TypeVar

E_co = TypeVar("E_co", covariant=True)
E_contra = TypeVar("E_contra", contravariant=True)


class Connection(Protocol[E_contra]):
    """A connection that reads octets and writes events of type `E_contra`."""

    @property
    def our_state(self) -> object: ...
    @property
    def their_state(self) -> object: ...
    @property
    def they_are_waiting_for_100_continue(self) -> bool: ...
    @property
    def trailing_data(self) -> tuple[bytes, bool]: ...
    def receive_data(self, data: bytes, /) -> None: ...
    def next_event(self) -> object: ...
    def send(self, event: E_contra, /) -> bytes | None: ...
    def start_next_cycle(self) -> None: ...


class Section(Protocol):
    """Anything with field lines: a head, or the end of a message."""

    @property
    def headers(self) -> Iterable[tuple[bytes, bytes]]: ...


class Request(Section, Protocol):
    """The head of a request."""

    @property
    def method(self) -> bytes: ...
    @property
    def target(self) -> bytes: ...
    @property
    def http_version(self) -> bytes: ...


class Response(Section, Protocol):
    """The head of an interim or final response."""

    @property
    def status_code(self) -> int: ...
    @property
    def reason(self) -> bytes: ...
    @property
    def http_version(self) -> bytes: ...


class Data(Protocol):
    """A part of a body."""

    @property
    def data(self) -> bytes | bytearray: ...


# One attribute tells the events apart; an isinstance() of a protocol, which looks
# for all of them, takes most of the time of a check on some interpreters.


def is_request(event: object) -> TypeGuard[Request]:
    """Tell whether `event` is the head of a request."""
    return hasattr(event, "method")


def is_response(event: object) -> TypeGuard[Response]:
    """Tell whether `event` is the head of a response."""
    return hasattr(event, "status_code")


def is_data(event: object) -> TypeGuard[Data]:
    """Tell whether `event` is a part of a body."""
    return hasattr(event, "data")


def is_section(event: object) -> TypeGuard[Section]:
    """Tell whether `event` has field lines: what is no head ends a message."""
    return hasattr(event, "headers")


class Api(Protocol[E_co]):
    """A module with h11's API; `E_co` is what its connections can send."""

    @property
    def DONE(self) -> object: ...  # noqa: N802 - these are the module's names
    @property
    def MUST_CLOSE(self) -> object: ...  # noqa: N802
    @property
    def CLOSED(self) -> object: ...  # noqa: N802
    @property
    def NEED_DATA(self) -> object: ...  # noqa: N802
    @property
    def PAUSED(self) -> object: ...  # noqa: N802
    @property
    def RemoteProtocolError(self) -> type[Exception]: ...  # noqa: N802
    @property
    def LocalProtocolError(self) -> type[Exception]: ...  # noqa: N802
    @property
    def Request(self) -> Callable[..., E_co]: ...  # noqa: N802
    @property
    def Response(self) -> Callable[..., E_co]: ...  # noqa: N802
    @property
    def InformationalResponse(self) -> Callable[..., E_co]: ...  # noqa: N802
    @property
    def Data(self) -> Callable[..., E_co]: ...  # noqa: N802
    @property
    def EndOfMessage(self) -> Callable[..., E_co]: ...  # noqa: N802
