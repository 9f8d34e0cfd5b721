"""An adapter for every module with h11's API.

As a server it answers each request before it reads the next one; as a client it
sends each request of the context before it reads the response.  Asked to send, it
makes an event of each call and gives it to a fresh connection.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from http11_oracle.adapters._protocols import Api, Connection
from http11_oracle.adapters._reading import Reading
from http11_oracle.adapters._sending import Sending
from http11_oracle.target import Ending, Observation, SendObservation
from http11_strategies import Call, Context, Role

E = TypeVar("E")


class H11Target(Generic[E]):
    """A module with h11's API as a target.

    `connect` makes a connection for the role that it is given.
    """

    roles = frozenset(Role)

    def __init__(
        self,
        api: Api[E],
        connect: Callable[[Role], Connection[E]],
        *,
        name: str,
        version: str,
        left_to_caller: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        self.version = version
        self.left_to_caller = left_to_caller or {}
        self._api = api
        self._connect = connect

    def observe(self, reads: Sequence[bytes], context: Context) -> Observation:
        """Feed the reads to a fresh connection and say what it made of them."""
        api = self._api
        reading = Reading(api, self._connect(context.role), context)
        try:
            reading.start()
            for read in reads:
                # After an error too: nothing more may be read as a message.
                try:
                    reading.feed(read)
                except api.RemoteProtocolError as error:
                    reading.refused(error)
                if reading.ending is not None:
                    break
        except Exception as error:  # whatever else is raised is what we look for
            return reading.observation(Ending.CRASHED, repr(error))
        return reading.observation()

    def send(self, calls: Sequence[Call], role: Role) -> SendObservation:
        """Make the calls on a fresh connection and say what it gave out."""
        api = self._api
        sending = Sending(api, self._connect(role))
        for place, call in enumerate(calls):
            try:
                sending.make(call)
            except (api.LocalProtocolError, api.RemoteProtocolError) as error:
                words = str(error) or repr(error)
                return SendObservation(
                    octets=sending.octets, refused=place, error=words
                )
            except Exception as error:  # whatever else is raised is what we look for
                words = repr(error)
                return SendObservation(octets=sending.octets, crashed=True, error=words)
        return SendObservation(octets=sending.octets)
