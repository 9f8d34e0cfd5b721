"""The exceptions that the public API may raise for broken rules.

::

    ProtocolError               never raised itself
      LocalProtocolError        we tried to break the protocol
      RemoteProtocolError       the peer broke it

Code below the connection does not know which side it works for: it raises
:class:`LocalProtocolError`, and :meth:`Connection.next_event` is the one place
that says "it was the peer" instead.
"""

from __future__ import annotations

from h11impl._rules import RULES, Rule


class ProtocolError(Exception):
    """Somebody broke the rules of HTTP/1.1; see the two subclasses.

    Args:
        msg: What is wrong, for a person who has to mend it.
        error_status_hint: The status code that a server would answer with.
        rule: The rule that was broken.
    """

    error_status_hint: int
    """The status code that a server should answer with, 400 unless told."""
    rule: Rule | None
    """The rule that was broken; None where no rule of the RFCs stands behind it."""

    def __init__(
        self, msg: str, error_status_hint: int = 400, rule: Rule | None = None
    ) -> None:
        if type(self) is ProtocolError:
            raise TypeError("raise LocalProtocolError or RemoteProtocolError instead")
        super().__init__(msg)
        self.error_status_hint = error_status_hint
        self.rule = rule


class LocalProtocolError(ProtocolError):
    """The program asked for something that HTTP/1.1 does not allow.

    Raised by the constructors of events and by the methods that send.  Nothing
    was put on the wire.
    """


class RemoteProtocolError(ProtocolError):
    """The peer sent something that HTTP/1.1 does not allow.

    Raised by :meth:`Connection.next_event` only.  A server should answer with
    :attr:`error_status_hint` if it still can, then close the connection.
    """


def broken(rule_id: str, msg: str, status: int = 400) -> LocalProtocolError:
    """Return the error for a broken rule."""
    return LocalProtocolError(msg, status, RULES[rule_id])
