"""One requirement of the HTTP specifications as a record.

The records themselves are the data of :mod:`http11_strategies.catalogue`.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from http11_strategies._model import Role


class Level(enum.Enum):
    """How strongly a specification asks for something (RFC 2119, RFC 8174)."""

    MUST = "MUST"
    MUST_NOT = "MUST NOT"
    SHOULD = "SHOULD"
    SHOULD_NOT = "SHOULD NOT"
    MAY = "MAY"
    OUGHT = "ought"
    """Advised in ordinary words, without a keyword of RFC 2119."""
    DERIVED = "derived"
    """Follows from several requirements, or is a rule of quality."""

    @property
    def binding(self) -> bool:
        """Whether a departure breaks an absolute requirement."""
        return self in (Level.MUST, Level.MUST_NOT)


class Basis(enum.Enum):
    """How a rule follows from the text of its sections."""

    EXPLICIT = "explicit"
    """The text says it."""
    GRAMMAR = "grammar"
    """The ABNF says it: a server SHOULD answer 400 to octets that do not match
    (RFC 9112, 2.2), a sender MUST NOT generate them (RFC 9110, 2.2)."""
    DERIVED = "derived"
    """It follows from several rules together, or is a rule of quality."""


class Category(enum.Enum):
    """What a rule is about; the catalogue is in this order."""

    LINE_TERMINATORS = "line-terminators"
    REQUEST_LINE = "request-line"
    METHOD = "method"
    TARGET = "target"
    VERSION = "version"
    STATUS_LINE = "status-line"
    FIELD_SYNTAX = "field-syntax"
    WHITESPACE_COLON = "whitespace-colon"
    OBS_FOLD = "obs-fold"
    HOST = "host"
    CONTENT_LENGTH = "content-length"
    TRANSFER_ENCODING = "transfer-encoding"
    TE_AND_CL = "te+cl"
    TE_HTTP10 = "te-http10"
    CHUNK_SIZE = "chunk-size"
    CHUNK_EXT = "chunk-ext"
    CHUNK_DATA = "chunk-data"
    TRAILERS = "trailers"
    NO_BODY_RESPONSES = "no-body-responses"
    INCOMPLETE = "incomplete"
    PERSISTENCE = "persistence"
    PIPELINING = "pipelining"
    UPGRADE = "upgrade"
    CONNECT = "connect"
    EXPECT = "expect"
    LIMITS = "limits"
    SERIALISER = "serialiser"
    INTERMEDIARY = "intermediary"


class Party(enum.Enum):
    """Who has to keep a rule."""

    SERVER = "server"
    CLIENT = "client"
    INTERMEDIARY = "intermediary"


class Verdict(enum.Enum):
    """What a recipient makes of octets that the rule is about."""

    ACCEPT = "accept"
    """They are valid, or must be treated as if they were."""
    REJECT = "reject"
    """They are refused; messages before them stay good."""
    EITHER = "either"
    """Refusing and accepting are both right."""
    NORMALISE = "normalise"
    """They are refused, or repaired before anything acts on them."""
    INCOMPLETE = "incomplete"
    """They never make a complete message: wait for more, or refuse."""
    SEND = "send"
    """Not about recipients: a sender does not put the octets on the wire."""
    FORWARD = "forward"
    """Not about recipients alone: an intermediary does not pass them on."""
    PROPERTY = "property"
    """Holds of all octets, so no single example can show it."""


class Smuggling(enum.Enum):
    """How far breaking the rule helps to smuggle messages past a peer."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Binds(enum.Enum):
    """Which part of a program has to keep the rule."""

    LIBRARY = "library"
    """The protocol library."""
    APPLICATION = "application"
    """The program above the library."""
    EITHER = "either"
    """The library, or the program above it for what the library leaves to it."""


_ID = re.compile(r"[A-Z]{2}-[0-9]{2}")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SECTION = re.compile(r"RFC [0-9]{4} [0-9]+(?:\.[0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One requirement on the syntax, framing or handling of messages.

    Raises ``ValueError`` for an id, name, section or status that is malformed.
    """

    id: str
    """Stable identifier, such as ``"CL-01"``."""
    name: str
    """Explains itself, in kebab-case: ``"content-length-not-digits"``."""
    category: Category
    sections: tuple[str, ...]
    """Where the rule stands, as ``"RFC 9112 6.3"``, the main place first; empty
    for a rule of quality."""
    statement: str
    """The requirement in our own words."""
    level: Level
    """Binds the recipient (a server, where the roles differ); for a rule about
    sending it binds the sender."""
    client_level: Level | None = None
    """What binds a client, where it differs from `level`."""
    sender_level: Level | None = None
    """What binds the sender of the octets, where it differs from `level`."""
    basis: Basis
    roles: tuple[Party, ...]
    verdict: Verdict
    verdict_note: str = ""
    """What the verdict leaves out, in words."""
    statuses: tuple[int, ...] = ()
    """Statuses that a server may answer with, ascending; empty leaves it open."""
    close: bool = False
    """The connection must not be used again."""
    tolerance: bool = False
    """Whoever accepts what may be refused is lenient: the octets break the grammar
    or the framing, and a recipient is only permitted to take or repair them.  One
    that is set to be strict refuses them."""
    smuggling: Smuggling
    binds: Binds = Binds.LIBRARY
    binds_note: str = ""

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise ValueError(f"rule {self.id!r}: an id looks like 'CL-01'")
        if not _NAME.fullmatch(self.name):
            raise ValueError(
                f"rule {self.id}: the name {self.name!r} is not kebab-case"
            )
        for section in self.sections:
            if not _SECTION.fullmatch(section):
                raise ValueError(
                    f"rule {self.id}: the section {section!r} is not like 'RFC 9112 6.3'"
                )
        if not self.sections and self.basis is not Basis.DERIVED:
            raise ValueError(f"rule {self.id}: only a derived rule has no section")
        if not self.roles:
            raise ValueError(f"rule {self.id}: nobody has to keep it")
        for status in self.statuses:
            if not 300 <= status <= 599:
                raise ValueError(f"rule {self.id}: {status} does not refuse anything")

    def level_for(self, role: Role) -> Level:
        """Return the level that binds a recipient in this role."""
        if role is Role.CLIENT and self.client_level is not None:
            return self.client_level
        return self.level

    def as_json(self) -> dict[str, object]:
        """Return the rule as JSON values, all keys present."""
        return {
            "id": self.id,
            "name": self.name,
            "category": self.category.value,
            "sections": list(self.sections),
            "statement": self.statement,
            "level": self.level.value,
            "client_level": self.client_level.value if self.client_level else None,
            "sender_level": self.sender_level.value if self.sender_level else None,
            "basis": self.basis.value,
            "roles": [party.value for party in self.roles],
            "verdict": self.verdict.value,
            "verdict_note": self.verdict_note,
            "statuses": list(self.statuses),
            "close": self.close,
            "tolerance": self.tolerance,
            "smuggling": self.smuggling.value,
            "binds": self.binds.value,
            "binds_note": self.binds_note,
        }
