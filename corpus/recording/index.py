"""Recordings as files, and the entries of the index that say what they mean.

The index ``index.json`` holds one entry a file (a conversation's two files share
one).  Octets in it are latin-1 text.
"""

from __future__ import annotations

import json
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .checking import check_requests, check_responses
from .reading import Part, Reading, Unreadable, read_dialogue
from .tap import Dialogue

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]

INDEX = "index.json"
_RECORDED = "real/"
VERSION = 1
URI_CHARACTERS = frozenset(
    string.ascii_letters + string.digits + "-._~:/?#[]@!$&'()*+,;=%"
)
MOST_BODY_OCTETS = 2000
"""Longer bodies would make an index that nobody can read."""


class IndexUnusable(ValueError):
    """The index that stands there is not one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One connection of a real program, with the side that was real."""

    program: str
    what: str
    origin: str
    """Name and version of the program, e.g. ``curl 7.88.1``."""
    description: str
    dialogue: Dialogue
    real: str
    """``client``: the program sent the requests; ``server``: the responses."""
    conversation: bool = False
    """Keep both directions: each says something about the other."""

    @property
    def name(self) -> str:
        """The stem of the files and the end of the ids."""
        return f"{self.program}-{self.what}"


def entry_of(recording: Recording) -> tuple[dict[str, bytes], dict[str, Json]]:
    """Read a recording twice and return its files and its index entry.

    Raises :exc:`.reading.Unreadable` or :exc:`.checking.Disagreement`.
    """
    dialogue = recording.dialogue
    reading = read_dialogue(
        dialogue.client, dialogue.server, server_eof=dialogue.server_eof
    )
    _check(recording, reading)
    stem = f"real-{recording.name}"
    if recording.conversation:
        client = f"conversations/{stem}.client.http"
        server = f"conversations/{stem}.server.http"
        files = {client: dialogue.client, server: dialogue.server}
        entry = _entry(recording, "conversation", client) | {"response_file": server}
        entry |= _both_sides(dialogue, reading)
    elif recording.real == "client":
        files = {f"requests/{stem}.http": dialogue.client}
        entry = _entry(recording, "request", f"requests/{stem}.http")
        entry |= _server_side(dialogue, reading)
    else:
        files = {f"responses/{stem}.http": dialogue.server}
        entry = _entry(recording, "response", f"responses/{stem}.http")
        entry |= _client_side(reading)
    return files, entry


def _check(recording: Recording, reading: Reading) -> None:
    if not reading.requests or not reading.responses:
        raise Unreadable("nothing was exchanged")
    whole = all(part.complete for part in reading.requests)
    if recording.real == "client" or recording.conversation:
        if not whole:
            raise Unreadable("the last request is incomplete")
        check_requests(recording.dialogue.client, reading)
    check_responses(recording.dialogue.server, reading)
    for part in [*reading.requests, *reading.responses]:
        if len(part.body) > MOST_BODY_OCTETS:
            raise Unreadable(f"a body of {len(part.body)} octets")


def _entry(recording: Recording, kind: str, file: str) -> dict[str, Json]:
    return {
        "id": f"{_RECORDED}{recording.name}",
        "file": file,
        "kind": kind,
        "rules": [],
        "level": None,
        "origin": f"recorded: {recording.origin}",
        "description": recording.description,
    }


def _server_side(dialogue: Dialogue, reading: Reading) -> dict[str, Json]:
    return {
        "context": {"role": "server", "requests": []},
        "eof": False,
        "expectation": _read_by_server(dialogue, reading),
        "wants_100": None,
        "may_switch": None,
    }


def _client_side(reading: Reading) -> dict[str, Json]:
    last = reading.responses[-1]
    return {
        "context": {"role": "client", "requests": _answered(reading)},
        "eof": last.framing == "close",
        "expectation": _read_by_client(reading),
        "wants_100": None,
        "may_switch": True if last.status == 101 else None,
    }


def _both_sides(dialogue: Dialogue, reading: Reading) -> dict[str, Json]:
    switched: Json = None if reading.switched_at is None else [*reading.switched_at]
    return {
        "context": {"role": "server", "requests": _answered(reading)},
        "eof": reading.responses[-1].framing == "close",
        "expectation": _read_by_server(dialogue, reading),
        "response_expectation": _read_by_client(reading),
        "switched_at": switched,
    }


def _read_by_client(reading: Reading) -> Json:
    messages: list[Json] = [_response(part) for part in reading.responses]
    return _accept(messages)


def _read_by_server(dialogue: Dialogue, reading: Reading) -> Json:
    """Say what a server may make of the requests, where the RFCs leave a choice."""
    messages: list[Json] = [_request(part) for part in reading.requests]
    http_ends = len(dialogue.client)
    if reading.switched_at is not None:
        http_ends = reading.switched_at[0]
    if http_ends < len(dialogue.client):
        # A server may ignore Upgrade (RFC 9110, 7.8): it then finds no HTTP.
        return {"kind": "incomplete", "after": messages}
    for number, part in enumerate(reading.requests):
        if not set(part.start[1]) <= URI_CHARACTERS:
            # Refusing is what RFC 9112, 3.2 recommends, reading is what all do.
            accept: Json = {"exact": True, "messages": messages}
            reject: Json = {"after": messages[:number]}
            return {"kind": "either", "accept": accept, "reject": reject}
    return _accept(messages)


def _accept(messages: list[Json]) -> Json:
    return {"kind": "accept", "exact": True, "messages": messages}


def _request(part: Part) -> Json:
    method, target, version = part.start
    return {"method": method, "target": target, **_rest(part, version)}


def _response(part: Part) -> Json:
    message = {"status": part.status, **_rest(part, part.start[0])}
    return message | {"interim": [*part.interim]} if part.interim else message


def _rest(part: Part, version: str) -> dict[str, Json]:
    rest: dict[str, Json] = {
        "version": version.removeprefix("HTTP/"),
        "fields": _pairs(part.fields),
        "body": part.body,
        "framing": part.framing,
    }
    if part.trailers:
        rest["trailers"] = _pairs(part.trailers)
    return rest


def _answered(reading: Reading) -> Json:
    return [
        {
            "method": part.start[0],
            "target": part.start[1],
            # What was asked of the connection decides how an answer may be read.
            "fields": _pairs(
                [f for f in part.fields if f[0] in ("upgrade", "connection")]
                if part.values("upgrade")
                else []
            ),
        }
        for part in reading.requests
    ]


def _pairs(fields: Iterable[tuple[str, str]]) -> Json:
    return [[name, value] for name, value in fields]


def write(into: Path, program: str, recordings: Iterable[Recording]) -> int:
    """Replace what `into` holds of `program` by `recordings`; return the files' number.

    Nothing is changed unless every recording can be read twice.
    """
    files: dict[str, bytes] = {}
    entries: list[dict[str, Json]] = []
    for recording in recordings:
        try:
            more, entry = entry_of(recording)
        except ValueError as error:
            raise type(error)(f"{recording.name}: {error}") from None
        files |= more
        entries.append(entry)
    others, old_files = _partition(load(into), program)
    for old in old_files:
        (into / old).unlink(missing_ok=True)
    for name, octets in files.items():
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        (into / name).write_bytes(octets)
    (into / INDEX).write_text(_document([*others, *entries]), encoding="ascii")
    return len(files)


def _document(entries: Iterable[Mapping[str, Json]]) -> str:
    """Write one entry a line: what is recorded comes last, sorted by id."""
    cases = sorted(
        entries, key=lambda e: (_recorded(e), _id(e) if _recorded(e) else "")
    )
    lines = ",\n".join(json.dumps(case) for case in cases)
    return f'{{"version": {VERSION}, "cases": [\n{lines}\n]}}\n'


def _recorded(entry: Mapping[str, Json]) -> bool:
    return _id(entry).startswith(_RECORDED)


def _id(entry: Mapping[str, Json]) -> str:
    return str(entry.get("id"))


def load(into: Path) -> list[dict[str, Json]]:
    """Return the entries of the index in `into`, none if there is no file.

    Raises :exc:`IndexUnusable`.
    """
    path = into / INDEX
    if not path.exists():
        return []
    try:
        document: Json = json.loads(path.read_bytes())
    except ValueError as error:
        raise IndexUnusable(f"{path}: {error}") from None
    cases = document.get("cases") if isinstance(document, dict) else None
    if not isinstance(cases, list):
        raise IndexUnusable(f"{path}: no list of cases")
    entries = [entry for entry in cases if isinstance(entry, dict)]
    if len(entries) != len(cases):
        raise IndexUnusable(f"{path}: a case is not an object")
    return entries


def _partition(
    entries: list[dict[str, Json]], program: str
) -> tuple[list[dict[str, Json]], list[str]]:
    others: list[dict[str, Json]] = []
    files: list[str] = []
    for entry in entries:
        if _id(entry).startswith(f"real/{program}-"):
            files += [str(entry[k]) for k in ("file", "response_file") if k in entry]
        else:
            others.append(entry)
    return others, files
