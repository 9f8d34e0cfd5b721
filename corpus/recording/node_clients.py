"""Node.js clients: its http module, its fetch, and the package undici."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from .index import Recording
from .program import Program, ProgramFailed, Recorder, find, version_of
from .snippets import Snippet, record_snippets

HTTP_PRELUDE = """
const http = require('http')
const base = process.argv[1]
const agent = new http.Agent({keepAlive: true, maxSockets: 1})
const ask = (path, options = {}, write = r => r.end()) => new Promise((done, fail) => {
  const r = http.request(base + path, {agent, ...options}, a => a.resume().on('end', done))
  r.on('error', fail); write(r)
})
const run = work => work().then(() => agent.destroy())
"""

HTTP = (
    Snippet("get", "GET", "run(() => ask('/hello?q=a|b'))"),
    Snippet(
        "close",
        "GET without an agent: Connection: close",
        "run(() => ask('/', {agent: false}))",
    ),
    Snippet(
        "post",
        "POST, Content-Length",
        "run(() => ask('/', {method: 'POST'}, r => r.end('a=1')))",
    ),
    Snippet(
        "chunked",
        "POST in several writes, chunked",
        "run(() => ask('/', {method: 'POST'}, r => { r.write('one'); r.end('two') }))",
    ),
    Snippet(
        "trailers",
        "chunked POST with trailers",
        "run(() => ask('/', {method: 'POST', headers: {Trailer: 'X-Sum'}}, r => {\n"
        "  r.write('abc'); r.addTrailers({'X-Sum': '6'}); r.end() }))",
    ),
    Snippet(
        "expect",
        "POST that waits for 100 (Continue)",
        "run(() => ask('/', {method: 'POST', headers: {Expect: '100-continue',\n"
        "  'Content-Length': 4}}, r => r.on('continue', () => r.end('late'))))",
        conversation=True,
    ),
    Snippet("head", "HEAD", "run(() => ask('/', {method: 'HEAD'}))", conversation=True),
    Snippet(
        "fields",
        "fields that occur several times",
        "run(() => ask('/', {headers: {'X-A': ['1', '2'], Cookie: ['a=1', 'b=2']}}))",
    ),
    Snippet(
        "keep-alive",
        "four requests on one connection",
        "run(async () => { for (const p of ['/1', '/chunked', '/empty', '/gzip'])\n"
        "  await ask(p) })",
        conversation=True,
    ),
    Snippet(
        "websocket",
        "a handshake for WebSocket, then the connection is ended",
        "const r = http.request(base + '/websocket', {headers: {\n"
        "  Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': 13,\n"
        "  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ=='}})\n"
        "r.on('upgrade', (answer, socket) => socket.end()); r.end()",
        conversation=True,
    ),
)

FETCH_PRELUDE = """
const base = process.argv[1]
const ask = (path, options) => fetch(base + path, options).then(r => r.text())
"""

FETCH = (
    Snippet("get", "GET", "ask('/?q=a b|^\"{}')"),
    Snippet(
        "json",
        "POST of JSON",
        "ask('/', {method: 'POST', body: JSON.stringify({a: 1}),\n"
        "  headers: {'Content-Type': 'application/json'}})",
    ),
    Snippet(
        "multipart",
        "POST of a FormData",
        "const f = new FormData(); f.set('a', '1')\n"
        "f.set('f', new Blob(['text']), 'n.txt'); ask('/', {method: 'POST', body: f})",
    ),
    Snippet(
        "chunked",
        "POST of a stream",
        "const body = new Blob(['streamed']).stream()\n"
        "ask('/', {method: 'POST', body, duplex: 'half'})",
    ),
    Snippet("head", "HEAD", "ask('/', {method: 'HEAD'})"),
    Snippet(
        "redirect",
        "a redirect followed",
        "ask('/redirect')",
        conversation=True,
    ),
)

UNDICI_PRELUDE = """
const { Client, WebSocket } = require('undici')
const base = process.argv[1]
const client = new Client(base, {pipelining: 3})
const ask = (path, options = {}) =>
  client.request({path, method: 'GET', ...options}).then(r => r.body.text())
"""

UNDICI = (
    Snippet("get", "GET", "ask('/hello?q=a|b').then(() => client.close())"),
    Snippet(
        "pipelined",
        "three pipelined requests",
        "ask('/first').then(() =>\n"
        "  Promise.all([ask('/1'), ask('/chunked'), ask('/etag')]))\n"
        "  .then(() => client.close())",
        conversation=True,
    ),
    Snippet(
        "chunked",
        "PUT of a stream",
        "const { Readable } = require('stream')\n"
        "ask('/', {method: 'PUT', body: Readable.from(['one', 'two'])})\n"
        "  .then(() => client.close())",
    ),
    Snippet(
        "websocket",
        "a WebSocket opened, read and closed by the server",
        "client.close()\nnew WebSocket(base.replace('http', 'ws') + '/websocket')",
        conversation=True,
    ),
)


def _environment() -> dict[str, str]:
    keep = ("PATH", "NODE_PATH")
    return {name: os.environ[name] for name in keep if name in os.environ}


def _undici_version() -> str | None:
    node = find("node", "nodejs")
    script = "console.log('=' + require('undici/package.json').version)"
    if node is None:
        return None
    version = version_of("undici", [node, "-e", script], r"=([\d.]+)")
    return version and f"{version}, {node_version()}"


def node_version() -> str | None:
    """Return the version of Node.js, ``None`` if there is none."""
    node = find("node", "nodejs")
    return version_of("Node.js", [node, "--version"], r"v([\d.]+)") if node else None


def node_command() -> list[str]:
    """Return the command that runs a program text; raises ProgramFailed."""
    node = find("node", "nodejs")
    if node is None:
        raise ProgramFailed("Node.js has gone")
    return [node, "-e"]


def _record(
    name: str, prelude: str, snippets: Sequence[Snippet], room: Path, origin: str
) -> list[Recording]:
    recorder = Recorder(program=name, origin=origin, real="client")
    command = node_command()
    return record_snippets(
        recorder, command, prelude, snippets, room, env=_environment()
    )


PROGRAMS = (
    Program(
        name="node-http",
        get="apt: nodejs",
        version=node_version,
        record=lambda room, origin: _record(
            "node-http", HTTP_PRELUDE, HTTP, room, origin
        ),
    ),
    Program(
        name="node-fetch",
        get="apt: nodejs (18 or newer)",
        version=node_version,
        record=lambda room, origin: _record(
            "node-fetch", FETCH_PRELUDE, FETCH, room, origin
        ),
    ),
    Program(
        name="undici",
        get="npm: undici, found through NODE_PATH",
        version=_undici_version,
        record=lambda room, origin: _record(
            "undici", UNDICI_PRELUDE, UNDICI, room, origin
        ),
    ),
)
