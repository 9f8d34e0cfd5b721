"""Python's servers: http.server, uvicorn (on h11 and on httptools), gunicorn."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path

from .index import Recording
from .program import Program, Recorder, free_port, python_version_of, running_server
from .talks import (
    Talk,
    ask,
    expecting,
    record_talks,
    static_talks,
    websocket,
    write_site,
)

HANDLER = """
import http.server, sys

class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def do_GET(self):
        if self.path == '/chunked':
            self.send_response(200)
            self.send_header('Transfer-Encoding', 'chunked')
            self.send_header('Trailer', 'X-Sum')
            self.end_headers()
            self.wfile.write(b'3\\r\\nabc\\r\\n2;x=y\\r\\nde\\r\\n0\\r\\nX-Sum: 5\\r\\n\\r\\n')
        elif self.path == '/close':
            self.send_response(200)
            self.send_header('Connection', 'close')
            self.end_headers()
            self.wfile.write(b'until the end')
        elif self.path == '/empty':
            self.send_response(204)
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header('Content-Length', '3')
            self.end_headers()
            self.wfile.write(b'ok\\n')
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

http.server.ThreadingHTTPServer(('127.0.0.1', int(sys.argv[1])), Handler).serve_forever()
"""

HANDLER_TALKS = (
    Talk("chunked", "chunks and trailers written by a handler", [ask("/chunked")]),
    Talk("until-close", "delimited by the close", [ask("/close")]),
    Talk("expect", "100, then an echo", expecting("/"), True),
    Talk("no-method", "501", [ask("/", method="PATCH")]),
    Talk(
        "keep-alive-1.1",
        "length, chunks, 204, until the close",
        [ask("/"), ask("/chunked"), ask("/empty"), ask("/close")],
        True,
    ),
    Talk("pipelined", "three requests in one write", [ask("/") * 3], True),
)

APPLICATION = """
import asyncio

BODIES = {
    '/hello': [b'Hello from an application.\\n'],
    '/chunked': [b'one ', b'two ', b'three'],
}

async def reply(send, status, fields, parts):
    await send({'type': 'http.response.start', 'status': status, 'headers': fields})
    for part in parts:
        await send({'type': 'http.response.body', 'body': part, 'more_body': True})
    await send({'type': 'http.response.body', 'body': b''})

async def app(scope, receive, send):
    if scope['type'] == 'websocket':
        await receive()
        await send({'type': 'websocket.accept'})
        await send({'type': 'websocket.send', 'text': 'hi'})
        await send({'type': 'websocket.close', 'code': 1000})
        return
    if scope['type'] != 'http':
        return
    path = scope['path']
    if path == '/echo':
        body, more = b'', True
        while more:
            message = await receive()
            body, more = body + message.get('body', b''), message.get('more_body', False)
        size = str(len(body)).encode()
        await reply(send, 200, [(b'content-length', size)], [body])
    elif path == '/empty':
        await reply(send, 204, [], [])
    elif path == '/etag':
        await reply(send, 304, [(b'etag', b'"v1"')], [])
    elif path == '/cookies':
        fields = [(b'set-cookie', b'a=1'), (b'set-cookie', b'b=2; HttpOnly'),
                  (b'content-length', b'0')]
        await reply(send, 302, [*fields, (b'location', b'/hello')], [])
    elif path == '/hello':
        await reply(send, 200, [(b'content-length', b'27')], BODIES[path])
    elif path == '/error':
        raise RuntimeError('on purpose')
    else:
        await reply(send, 200, [(b'x-empty', b'')], BODIES['/chunked'])

BODY = {'/hello': b'Hello from an application.\\n', '/empty': b''}

def wsgi(environ, start):
    path = environ['PATH_INFO']
    if path == '/echo':
        body = environ['wsgi.input'].read()
        start('200 OK', [('Content-Length', str(len(body)))])
        return [body]
    if path == '/empty':
        start('204 No Content', [])
        return []
    if path == '/etag':
        start('304 Not Modified', [('ETag', '"v1"')])
        return []
    if path == '/cookies':
        fields = [('Set-Cookie', 'a=1'), ('Set-Cookie', 'b=2; HttpOnly')]
        start('302 Found', [*fields, ('Location', '/hello'), ('Content-Length', '0')])
        return []
    if path == '/error':
        raise RuntimeError('on purpose')
    if path == '/hello':
        start('200 OK', [('Content-Length', '27')])
        return BODIES[path]
    start('200 OK', [('X-Empty', '')])
    return iter(BODIES['/chunked'])
"""

APPLICATION_TALKS = (
    Talk("get", "Content-Length", [ask("/hello")]),
    Talk("head", "HEAD", [ask("/hello", method="HEAD")], True),
    Talk("head-chunked", "HEAD of a stream", [ask("/chunked", method="HEAD")], True),
    Talk("chunked", "a stream", [ask("/chunked")]),
    Talk("http10", "an HTTP/1.0 request", [ask("/hello", version="1.0")]),
    Talk("empty", "204", [ask("/empty")]),
    Talk("not-modified", "304", [ask("/etag")]),
    Talk("cookies", "302 with repeated fields", [ask("/cookies")]),
    Talk("error", "500", [ask("/error", "Connection: close")]),
    Talk("close", "Connection: close", [ask("/chunked", "Connection: close")]),
    Talk("expect", "100, then an echo", expecting("/echo"), True),
    Talk(
        "chunked-request",
        "an echo of chunked content",
        [
            ask("/echo", "Transfer-Encoding: chunked", method="POST")
            + b"3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n"
        ],
    ),
    Talk(
        "keep-alive",
        "four answers on one connection",
        [ask("/hello"), ask("/chunked"), ask("/empty"), ask("/etag")],
        True,
    ),
    Talk(
        "pipelined",
        "three requests in one write",
        [ask("/hello") + ask("/chunked") + ask("/empty")],
        True,
    ),
)


def _record_http_server(room: Path, origin: str) -> list[Recording]:
    write_site(room / "site")
    recorder = Recorder(program="http-server", origin=origin, real="server")
    port = free_port()
    command = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1"]
    # Its connections close after one message: a second one is never answered.
    talks = [talk for talk in static_talks() if talk.what != "keep-alive"]
    with running_server([*command, str(port)], port, room / "site"):
        recordings = record_talks(recorder, port, talks)
    port = free_port()
    with running_server([sys.executable, "-c", HANDLER, str(port)], port, room):
        return recordings + record_talks(recorder, port, HANDLER_TALKS)


def _record_application(
    name: str, origin: str, command: Sequence[str], talks: Sequence[Talk], room: Path
) -> list[Recording]:
    (room / "application.py").write_text(APPLICATION)
    port = free_port()
    filled = [part.replace("{port}", str(port)) for part in command]
    with running_server([sys.executable, "-m", *filled], port, room):
        recorder = Recorder(program=name, origin=origin, real="server")
        return record_talks(recorder, port, talks)


def _record_uvicorn(name: str, parser: str, room: Path, origin: str) -> list[Recording]:
    command = ["uvicorn", "application:app", "--port", "{port}", "--http", parser]
    talks = list(APPLICATION_TALKS)
    if importlib.util.find_spec("websockets"):
        talks.append(websocket("/socket"))
    return _record_application(name, origin, command, talks, room)


def _record_gunicorn(room: Path, origin: str) -> list[Recording]:
    command = [
        *("gunicorn", "application:wsgi", "--bind", "127.0.0.1:{port}"),
        *("--worker-class", "gthread", "--threads", "2", "--worker-tmp-dir", str(room)),
    ]
    return _record_application("gunicorn", origin, command, APPLICATION_TALKS, room)


PROGRAMS = (
    Program(
        name="http-server",
        get="Python itself",
        version=python_version_of,
        record=_record_http_server,
    ),
    Program(
        name="uvicorn",
        get="pip: uvicorn, h11, websockets",
        version=lambda: python_version_of("uvicorn", "h11"),
        record=lambda room, origin: _record_uvicorn("uvicorn", "h11", room, origin),
    ),
    Program(
        name="uvicorn.httptools",
        get="pip: uvicorn, httptools, websockets",
        version=lambda: python_version_of("uvicorn", "httptools"),
        record=lambda room, origin: _record_uvicorn(
            "uvicorn.httptools", "httptools", room, origin
        ),
    ),
    Program(
        name="gunicorn",
        get="pip: gunicorn",
        version=lambda: python_version_of("gunicorn"),
        record=_record_gunicorn,
    ),
)
