"""Command-line clients: curl and wget.

Each is a table of rows (what, arguments, description); ``{base}`` in an argument
is the scripted server's root.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .index import Recording
from .program import Program, Recorder, find, run_client, version_of
from .site import answer
from .tap import ScriptedServer


@dataclass(frozen=True, slots=True)
class Row:
    """One run of a command-line client."""

    what: str
    arguments: Sequence[str]
    description: str
    conversation: bool = False
    codes: Sequence[int] = (0,)


CURL_ROWS = (
    Row("get", ["{base}/hello"], "GET without content"),
    Row("query", ["{base}/a%20b?x=1&y=%C3%A4#part"], "GET with an escaped query"),
    Row("raw-target", ["-g", '{base}/raw?q=a|b^c"d"'], "target octets that no URI has"),
    Row("obs-text", ["-H", "X-Name: J\xfcrgen", "{base}/"], "UTF-8 in a field value"),
    Row("form", ["-d", "name=value&other=1+2", "{base}/form"], "POST, Content-Length"),
    Row(
        "chunked",
        ["-H", "Transfer-Encoding: chunked", "-d", "sent in chunks", "{base}/"],
        "POST, chunked",
    ),
    Row(
        "multipart",
        ["-F", "a=1", "-F", "file=@upload.txt;type=text/plain", "{base}/"],
        "multipart/form-data",
    ),
    Row(
        "expect",
        ["-H", "Expect: 100-continue", "-d", "after the 100", "{base}/"],
        "POST that waits for 100 (Continue)",
        conversation=True,
    ),
    Row(
        "expect-chunked",
        [
            *("-T", "upload.txt", "-H", "Transfer-Encoding: chunked"),
            *("-H", "Expect: 100-continue", "{base}/empty"),
        ],
        "chunked PUT that waits for 100 (Continue), answered by 204",
        conversation=True,
    ),
    Row("put", ["-T", "upload.txt", "{base}/stored"], "PUT of a file"),
    Row("head", ["-I", "{base}/hello"], "HEAD", conversation=True),
    Row("delete", ["-X", "DELETE", "{base}/empty"], "DELETE, answered by 204"),
    Row("http10", ["-0", "{base}/close"], "HTTP/1.0 GET, close-delimited answer"),
    Row("http10-post", ["-0", "-d", "a=1", "{base}/"], "HTTP/1.0 POST"),
    Row("compressed", ["--compressed", "{base}/gzip"], "GET that accepts codings"),
    Row("basic", ["-u", "user:pass", "{base}/basic"], "Basic credentials"),
    Row(
        "digest",
        ["--digest", "-u", "user:pass", "-d", "a=1", "{base}/digest"],
        "Digest: an empty POST is challenged, then repeated with content",
        conversation=True,
    ),
    Row("cookies", ["-b", "a=1; b=2", "{base}/"], "cookies"),
    Row("range", ["-r", "0-3", "{base}/range"], "range request"),
    Row(
        "conditional",
        ["-H", 'If-None-Match: "v1"', "{base}/etag", "{base}/etag"],
        "conditional requests answered by 304 on one connection",
        conversation=True,
    ),
    Row(
        "since", ["-z", "Wed, 01 Jan 2020 00:00:00 GMT", "{base}/"], "If-Modified-Since"
    ),
    Row(
        "keep-alive",
        ["{base}/1", "{base}/chunked", "{base}/empty", "{base}/close"],
        "four requests, four ways to end the answer",
        conversation=True,
    ),
    Row(
        "redirect", ["-L", "{base}/redirect"], "a redirect followed", conversation=True
    ),
    Row(
        "proxy", ["-x", "{base}", "http://127.0.0.1:9/far"], "absolute-form, to a proxy"
    ),
    Row(
        "connect",
        ["-p", "-x", "{base}", "http://127.0.0.1:9/far"],
        "CONNECT, refused by the proxy",
        codes=(7, 56),
    ),
    Row(
        "options-asterisk",
        ["-X", "OPTIONS", "--request-target", "*", "{base}"],
        "asterisk-form",
    ),
    Row("h2c", ["--http2", "{base}/"], "GET that offers Upgrade: h2c"),
    Row(
        "many-fields",
        [*(a for i in range(40) for a in ("-H", f"X-F{i}: {'v' * i}")), "{base}/"],
        "forty extra fields, one of them removed for being empty",
    ),
    Row("empty-field", ["-H", "X-Empty;", "{base}/"], "a field with an empty value"),
)

WGET_ROWS = (
    Row("get", ["{base}/hello"], "GET without content"),
    Row("query", ["{base}/a b?x=a|b^c&y=%41"], "GET with characters that wget escapes"),
    Row("post", ["--post-data", "a=1&b=2", "{base}/form"], "POST, Content-Length"),
    Row("put", ["--method=PUT", "--body-file=upload.txt", "{base}/s"], "PUT of a file"),
    Row("head", ["--spider", "{base}/hello"], "HEAD", conversation=True),
    Row(
        "basic",
        ["--user=u", "--password=p", "{base}/basic"],
        "a challenge, then Basic credentials",
        conversation=True,
    ),
    Row(
        "digest",
        ["--user=u", "--password=p", "{base}/digest"],
        "a challenge, then Digest credentials",
        conversation=True,
    ),
    Row(
        "continue", ["-c", "-O", "part", "{base}/range"], "a download resumed by range"
    ),
    Row("no-keep-alive", ["--no-http-keep-alive", "{base}/"], "Connection: Close"),
    Row("gzip", ["--compression=gzip", "{base}/gzip"], "GET that accepts gzip"),
    Row(
        "keep-alive",
        ["{base}/set-cookie", "{base}/hello", "{base}/chunked"],
        "three requests on one connection, cookies kept",
        conversation=True,
    ),
    Row("redirect", ["{base}/redirect"], "a redirect followed", conversation=True),
    Row(
        "fields",
        [
            "--header=Cookie: a=1",
            "--header=X-Empty: ",
            "--referer=http://localhost/",
            "{base}/",
        ],
        "extra fields, one of them empty",
    ),
)


def _record(
    recorder: Recorder, command: Sequence[str], rows: Sequence[Row], room: Path
) -> list[Recording]:
    (room / "upload.txt").write_bytes(b"line one\nline two\n")
    recordings: list[Recording] = []
    for row in rows:
        (room / "part").write_bytes(b"ab")
        with ScriptedServer(answer) as server:
            arguments = [a.replace("{base}", server.base) for a in row.arguments]
            # Settings of whoever records must not show in what is recorded.
            env = {"HOME": str(room), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
            run_client([*command, *arguments], room, env=env, codes=row.codes)
        recordings += recorder.keep(
            row.what,
            f"{row.description}",
            server.dialogues,
            conversation=row.conversation,
        )
    return recordings


def _record_curl(room: Path, origin: str) -> list[Recording]:
    recorder = Recorder(program="curl", origin=origin, real="client")
    command = [find("curl") or "curl", "-q", "-s", "-S", "--max-time", "20"]
    return _record(recorder, command, CURL_ROWS, room)


def _record_wget(room: Path, origin: str) -> list[Recording]:
    recorder = Recorder(program="wget", origin=origin, real="client")
    command = [find("wget") or "wget", "--no-config", "--no-hsts", "--tries=1", "-nv"]
    return _record(recorder, [*command, "--timeout=20"], WGET_ROWS, room)


PROGRAMS = (
    Program(
        name="curl",
        get="apt: curl",
        version=lambda: version_of("curl", ["curl", "--version"], r"curl ([\d.]+)"),
        record=_record_curl,
    ),
    Program(
        name="wget",
        get="apt: wget",
        version=lambda: version_of("wget", ["wget", "--version"], r"Wget ([\d.]+)"),
        record=_record_wget,
    ),
)
