"""Node.js as a server: its module http."""

from __future__ import annotations

from pathlib import Path

from .index import Recording
from .node_clients import node_command, node_version
from .program import Program, Recorder, free_port, running_server
from .talks import Talk, ask, expecting, record_talks, websocket

SERVER = """
const http = require('http')
const crypto = require('crypto')
const answers = {
  '/hello': a => a.end('Hello from Node.js.\\n'),
  '/chunked': a => { a.write('one '); a.write('two '); a.end('three') },
  '/trailers': a => {
    a.writeHead(200, {Trailer: 'X-Sum'}); a.write('abc')
    a.addTrailers({'X-Sum': '6'}); a.end() },
  '/empty': a => { a.writeHead(204); a.end() },
  '/etag': a => { a.writeHead(304, {ETag: '"v1"'}); a.end() },
  '/cookies': a => {
    a.setHeader('Set-Cookie', ['a=1', 'b=2; HttpOnly'])
    a.writeHead(302, {Location: '/hello'}); a.end() },
  '/hints': a => a.writeEarlyHints({link: '</s.css>; rel=preload'},
    () => { a.writeProcessing(); a.end('at last') }),
  '/until-close': a => {
    a.useChunkedEncodingByDefault = false; a.write('until '); a.end('the end') },
  '/reason': a => { a.writeHead(200, 'Quite Fine'); a.end() },
}
const server = http.createServer((q, a) => {
  if (answers[q.url]) return answers[q.url](a)
  const body = []
  q.on('data', d => body.push(d)).on('end', () => a.end(Buffer.concat(body)))
})
server.on('upgrade', (q, socket) => {
  const key = q.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
  const accept = crypto.createHash('sha1').update(key).digest('base64')
  socket.write('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\n' +
    'Connection: Upgrade\\r\\nSec-WebSocket-Accept: ' + accept + '\\r\\n\\r\\n')
  socket.end(Buffer.from([0x81, 2, 104, 105, 0x88, 0]))
})
server.listen(Number(process.argv[1]), '127.0.0.1')
"""

TALKS = (
    Talk("get", "Content-Length", [ask("/hello")]),
    Talk("head", "HEAD", [ask("/hello", method="HEAD")], True),
    Talk("chunked", "chunked", [ask("/chunked")]),
    Talk("trailers", "chunked with trailers", [ask("/trailers")]),
    Talk("http10", "an HTTP/1.0 request", [ask("/hello", version="1.0")]),
    Talk("http10-stream", "delimited by the close", [ask("/chunked", version="1.0")]),
    Talk("until-close", "no chunking, by choice", [ask("/until-close")]),
    Talk("empty", "204", [ask("/empty")]),
    Talk("not-modified", "304", [ask("/etag")]),
    Talk("cookies", "302 with repeated fields", [ask("/cookies")]),
    Talk("reason", "a reason phrase of its own", [ask("/reason")]),
    Talk("hints", "103 and 102 before the answer", [ask("/hints")], True),
    Talk("expect", "100, then an echo", expecting("/echo"), True),
    Talk("no-host", "400 for a request without Host", [ask("/", host=False)]),
    Talk("long-field", "431", [ask("/", "X-A: " + "a" * 20000)]),
    Talk("close", "Connection: close", [ask("/hello", "Connection: close")]),
    Talk(
        "keep-alive",
        "five answers on one connection",
        [ask(f"/{p}") for p in ("hello", "chunked", "trailers", "empty", "etag")],
        True,
    ),
    Talk(
        "pipelined",
        "three requests in one write",
        [ask("/hello") + ask("/chunked") + ask("/empty")],
        True,
    ),
    websocket("/socket"),
)


def _record(room: Path, origin: str) -> list[Recording]:
    port = free_port()
    recorder = Recorder(program="node-server", origin=origin, real="server")
    with running_server([*node_command(), SERVER, str(port)], port, room):
        return record_talks(recorder, port, TALKS)


PROGRAMS = (
    Program(
        name="node-server", get="apt: nodejs", version=node_version, record=_record
    ),
)
