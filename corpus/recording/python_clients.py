"""Python's client libraries: http.client, requests (urllib3), httpx, aiohttp."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from .index import Recording
from .program import Program, Recorder, python_version_of
from .snippets import Snippet, record_snippets

HTTP_CLIENT_PRELUDE = """
import http.client, sys, urllib.parse
base = sys.argv[1]
c = http.client.HTTPConnection(urllib.parse.urlsplit(base).netloc)
def ask(*args, **options):
    c.request(*args, **options)
    return c.getresponse().read()
"""

HTTP_CLIENT = (
    Snippet("get", "GET without content", "ask('GET', '/hello?a=1')"),
    Snippet("post", "POST, Content-Length", "ask('POST', '/', b'a=1&b=2')"),
    Snippet("post-empty", "POST without content", "ask('POST', '/')"),
    Snippet(
        "chunked",
        "POST of an iterable, chunked",
        "ask('POST', '/', iter([b'one', b'', b'two']), encode_chunked=True)",
    ),
    Snippet(
        "trailers",
        "chunked content with an extension and trailers, written by hand",
        "c.putrequest('POST', '/'); c.putheader('Transfer-Encoding', 'chunked')\n"
        "c.putheader('Trailer', 'X-Sum'); c.endheaders()\n"
        "c.send(b'3;x=y\\r\\nabc\\r\\n0\\r\\nX-Sum: 6\\r\\n\\r\\n')\n"
        "c.getresponse().read()",
    ),
    Snippet("head", "HEAD", "ask('HEAD', '/hello')", conversation=True),
    Snippet("put", "PUT of a str", "ask('PUT', '/', 'caf\\xe9')"),
    Snippet(
        "keep-alive",
        "four requests on one connection, four framings of the answers",
        "ask('GET', '/1'); ask('GET', '/chunked'); ask('DELETE', '/empty')\n"
        "ask('GET', '/close', headers={'Connection': 'close'})",
        conversation=True,
    ),
    Snippet(
        "repeated-field",
        "one field sent twice",
        "c.putrequest('GET', '/'); c.putheader('Accept', 'a/b')\n"
        "c.putheader('Accept', 'c/d;q=0.5'); c.endheaders(); c.getresponse().read()",
    ),
)

REQUESTS_PRELUDE = "import requests, sys\nbase = sys.argv[1]\ns = requests.Session()"

REQUESTS = (
    Snippet("get", "GET with parameters", "s.get(base + '/', params={'q': 'ä b|^\"'})"),
    Snippet("form", "POST of a form", "s.post(base, data={'a': '1', 'b': 'x y'})"),
    Snippet("json", "POST of JSON", "s.post(base + '/j', json={'a': [1, None]})"),
    Snippet(
        "multipart",
        "multipart/form-data",
        "s.post(base, data={'a': '1'}, files={'f': ('n.txt', b'text\\n')})",
    ),
    Snippet("chunked", "POST of a generator", "s.post(base, data=iter([b'1', b'22']))"),
    Snippet("head", "HEAD", "s.head(base + '/hello')", conversation=True),
    Snippet("basic", "Basic credentials", "s.get(base, auth=('user', 'pass'))"),
    Snippet(
        "digest",
        "a challenge, then Digest credentials",
        "from requests.auth import HTTPDigestAuth\n"
        "s.get(base + '/digest', auth=HTTPDigestAuth('user', 'pass'))",
        conversation=True,
    ),
    Snippet(
        "session",
        "cookies, gzip and chunked answers on one connection",
        "for p in ('set-cookie', 'gzip', 'chunked', 'empty'): s.get(f'{base}/{p}')",
        conversation=True,
    ),
    Snippet(
        "redirect",
        "a POST redirected to a GET",
        "s.post(base + '/see-other', data='x')",
        conversation=True,
    ),
    Snippet("range", "range", "s.get(base + '/range', headers={'Range': 'bytes=0-3'})"),
    Snippet(
        "proxy",
        "absolute-form",
        "s.get('http://far.invalid/x', proxies={'http': base})",
    ),
    Snippet(
        "urllib3-chunked",
        "urllib3 itself, chunked",
        "import urllib3\n"
        "urllib3.PoolManager().request('PUT', base, body=[b'a', b'bc'], chunked=True)",
    ),
)

HTTPX_PRELUDE = (
    "import httpx, sys\nbase = sys.argv[1]\ns = httpx.Client(trust_env=False)"
)

HTTPX = (
    Snippet("get", "GET with parameters", "s.get(base + '/', params={'q': 'ä b|^\"'})"),
    Snippet("json", "POST of JSON", "s.post(base, json={'a': [1, None]})"),
    Snippet(
        "multipart",
        "multipart/form-data",
        "s.post(base, data={'a': '1'}, files={'f': ('n.txt', b'text\\n')})",
    ),
    Snippet(
        "chunked", "POST of an iterator", "s.post(base, content=iter([b'1', b'22']))"
    ),
    Snippet("head", "HEAD", "s.head(base + '/hello')", conversation=True),
    Snippet(
        "digest",
        "a challenge, then Digest credentials",
        "s.get(base + '/digest', auth=httpx.DigestAuth('user', 'pass'))",
        conversation=True,
    ),
    Snippet(
        "keep-alive",
        "four answers on one connection",
        "for p in ('set-cookie', 'gzip', 'chunked', 'empty'): s.get(f'{base}/{p}')",
        conversation=True,
    ),
    Snippet(
        "redirect",
        "a redirect followed",
        "s.get(base + '/redirect', follow_redirects=True)",
        conversation=True,
    ),
)

AIOHTTP_PRELUDE = """
import aiohttp, asyncio, sys
base = sys.argv[1]
def run(work):
    async def main():
        async with aiohttp.ClientSession() as s:
            await work(s)
    asyncio.run(main())
async def ask(s, method, path, **options):
    async with s.request(method, base + path, **options) as r:
        await r.read()
async def parts():
    yield b'one'
    yield b'two'
"""

AIOHTTP = (
    Snippet("get", "GET", "run(lambda s: ask(s, 'GET', '/?q=a b|^\"'))"),
    Snippet(
        "form", "POST of a form", "run(lambda s: ask(s, 'POST', '/', data={'a': '1'}))"
    ),
    Snippet(
        "multipart",
        "multipart/form-data",
        "def form():\n"
        "    f = aiohttp.FormData(); f.add_field('a', b'1', filename='a.txt')\n"
        "    return f\n"
        "run(lambda s: ask(s, 'POST', '/', data=form()))",
    ),
    Snippet(
        "chunked",
        "POST of an asynchronous generator",
        "run(lambda s: ask(s, 'POST', '/', data=parts()))",
    ),
    Snippet(
        "expect",
        "POST that waits for 100 (Continue)",
        "run(lambda s: ask(s, 'POST', '/', data=b'content', expect100=True))",
        conversation=True,
    ),
    Snippet(
        "compressed",
        "content coded with deflate, hence chunked",
        "run(lambda s: ask(s, 'PUT', '/', data=b'a' * 50, compress='deflate'))",
    ),
    Snippet("head", "HEAD", "run(lambda s: ask(s, 'HEAD', '/'))", conversation=True),
    Snippet(
        "keep-alive",
        "four answers on one connection",
        "async def work(s):\n"
        "    for p in ('/set-cookie', '/gzip', '/chunked', '/empty'):\n"
        "        await ask(s, 'GET', p)\n"
        "run(work)",
        conversation=True,
    ),
    Snippet(
        "websocket",
        "a WebSocket opened, read and closed",
        "async def work(s):\n"
        "    async with s.ws_connect(base + '/websocket') as ws:\n"
        "        await ws.receive(); await ws.receive()\n"
        "run(work)",
        conversation=True,
    ),
)


def _program(
    name: str, get: str, prelude: str, snippets: Sequence[Snippet], *distributions: str
) -> Program:
    def record(room: Path, origin: str) -> list[Recording]:
        recorder = Recorder(program=name, origin=origin, real="client")
        command = [sys.executable, "-c"]
        return record_snippets(recorder, command, prelude, snippets, room)

    return Program(
        name=name,
        get=get,
        version=lambda: python_version_of(*distributions),
        record=record,
    )


PROGRAMS = (
    _program("http-client", "Python itself", HTTP_CLIENT_PRELUDE, HTTP_CLIENT),
    _program(
        "requests", "pip: requests", REQUESTS_PRELUDE, REQUESTS, "requests", "urllib3"
    ),
    _program("httpx", "pip: httpx", HTTPX_PRELUDE, HTTPX, "httpx", "httpcore", "h11"),
    _program("aiohttp", "pip: aiohttp", AIOHTTP_PRELUDE, AIOHTTP, "aiohttp"),
)
