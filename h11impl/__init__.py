"""An HTTP/1.1 implementation that does no I/O, with the public API of h11.

A :class:`Connection` turns octets that were received into events, and events
into octets to send; the program in between owns the socket.  One module for each
noun of the protocol, each resting only on those above it::

    _rules       what each profile does about each rule
    _errors      what is raised
    _sentinel    values that stand for themselves
    _grammar     the ABNF of RFC 9110 and RFC 9112
    _headers     header and trailer sections
    _events      the six events
    _state       which event may come next
    _limits      how much may be received
    _buffer      octets not yet read
    _head        octets -> the head of a message
    _framing     where a body ends
    _readers     octets -> the body of a message
    _writers     events -> octets
    _sending     what may not be sent
    _connection  all of it together

Everything that a program needs is here at the top.
"""

from h11impl._alias import install_as_h11 as install_as_h11
from h11impl._connection import (
    DEFAULT_MAX_INCOMPLETE_EVENT_SIZE as DEFAULT_MAX_INCOMPLETE_EVENT_SIZE,
    Connection as Connection,
)
from h11impl._errors import (
    LocalProtocolError as LocalProtocolError,
    ProtocolError as ProtocolError,
    RemoteProtocolError as RemoteProtocolError,
)
from h11impl._events import (
    ConnectionClosed as ConnectionClosed,
    Data as Data,
    EndOfMessage as EndOfMessage,
    Event as Event,
    InformationalResponse as InformationalResponse,
    Request as Request,
    Response as Response,
)
from h11impl._headers import Headers as Headers
from h11impl._limits import Limits as Limits
from h11impl._rules import Rule as Rule
from h11impl._sentinel import NEED_DATA as NEED_DATA, PAUSED as PAUSED
from h11impl._state import (
    CLIENT as CLIENT,
    CLOSED as CLOSED,
    DONE as DONE,
    ERROR as ERROR,
    IDLE as IDLE,
    MIGHT_SWITCH_PROTOCOL as MIGHT_SWITCH_PROTOCOL,
    MUST_CLOSE as MUST_CLOSE,
    SEND_BODY as SEND_BODY,
    SEND_RESPONSE as SEND_RESPONSE,
    SERVER as SERVER,
    SWITCHED_PROTOCOL as SWITCHED_PROTOCOL,
)
from h11impl._version import __version__ as __version__

PRODUCT_ID = f"python-h11impl/{__version__}"
"""How this library calls itself in a User-Agent or Server field."""
