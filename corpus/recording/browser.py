"""A browser without a window: what Chromium sends when a page asks for it."""

from __future__ import annotations

import os
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

from .index import Recording
from .program import MOST_SECONDS, Program, ProgramFailed, Recorder, find, version_of
from .reading import Part
from .site import answer, response
from .tap import Answer, Dialogue, ScriptedServer

OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--no-proxy-server",
    # Whatever it tries besides the recording must not leave the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@dataclass(frozen=True, slots=True)
class Script:
    """A script in a page: an expression of a promise; ``other`` is a second origin."""

    what: str
    description: str
    code: str
    conversation: bool = False


FORM_CODE = """new Promise(done => {
  const frame = document.createElement('iframe'); frame.name = 'f'
  const form = document.createElement('form')
  Object.assign(form, {method: 'post', target: 'f', action: '/uploaded'})
  form.enctype = 'multipart/form-data'
  for (const [type, name, value] of [['text', 'a', '1 ä'], ['text', 'b"', '']])
    form.append(Object.assign(document.createElement('input'), {type, name, value}))
  const file = Object.assign(document.createElement('input'), {type: 'file', name: 'f'})
  const choice = new DataTransfer()
  choice.items.add(new File(['text\\n'], 'n.txt', {type: 'text/plain'}))
  file.files = choice.files
  form.append(file); document.body.append(frame, form)
  frame.onload = done; form.submit()
})"""

SCRIPTS = (
    Script(
        "raw-query",
        "a query with |, ^, quotes and braces, as the browser leaves them",
        "fetch('/q?a|b^c\\'d\"e{f}`g=[h] i')",
    ),
    Script(
        "fetch-post",
        "fetch with POST of JSON",
        "fetch('/post', {method: 'POST', body: JSON.stringify({a: 1}),"
        " headers: {'Content-Type': 'application/json'}})",
    ),
    Script(
        "fetch-form-data",
        "fetch with POST of a FormData",
        "(() => { const f = new FormData(); f.append('a', 'b'); f.append('c',"
        " new Blob(['text']), 'n.txt'); return fetch('/fd', {method: 'POST', body: f})"
        " })()",
    ),
    Script("form-upload", "a form with a file, submitted", FORM_CODE),
    Script(
        "fetch-urlencoded",
        "fetch with PUT of URLSearchParams",
        "fetch('/put', {method: 'PUT', body: new URLSearchParams({a: '1 2', b: 'ü'})})",
    ),
    Script("fetch-head", "fetch with HEAD", "fetch('/', {method: 'HEAD'})", True),
    Script("fetch-delete", "fetch with DELETE", "fetch('/empty', {method: 'DELETE'})"),
    Script("post-empty", "fetch with POST, no body", "fetch('/', {method: 'POST'})"),
    Script(
        "range",
        "fetch with Range",
        "fetch('/range', {headers: {Range: 'bytes=0-3'}})",
    ),
    Script(
        "preflight",
        "the OPTIONS that asks another origin's leave",
        "fetch(other + '/x', {method: 'PUT', headers: {'X-A': '1'}}).catch(() => 0)",
    ),
    Script(
        "event-source",
        "an EventSource",
        "new Promise(done => { const s = new EventSource('/events');"
        " s.onerror = () => { s.close(); done() } })",
    ),
    Script("beacon", "a beacon", "Promise.resolve(navigator.sendBeacon('/b', 'text'))"),
    Script(
        "cookies",
        "cookies that a page has set",
        "(() => { document.cookie = 'a=1'; document.cookie = 'b=x y';"
        " return fetch('/') })()",
    ),
    Script(
        "keep-alive",
        "four requests in a row, four framings of the answers",
        "['/set-cookie', '/chunked', '/gzip', '/empty'].reduce((before, path) =>"
        " before.then(() => fetch(path).then(r => r.text())), Promise.resolve())",
        True,
    ),
    Script(
        "revalidation",
        "a cached answer asked for again, 304",
        "fetch('/etag').then(r => r.text())"
        ".then(() => fetch('/etag', {cache: 'no-cache'}))",
        True,
    ),
    Script("redirect", "a redirect followed", "fetch('/redirect')", True),
    Script(
        "websocket",
        "a WebSocket opened; the server greets and closes",
        "new Promise(done => {"
        " new WebSocket(location.origin.replace('http', 'ws') + '/websocket')"
        ".onclose = done })",
        True,
    ),
)

PAGE = """<!doctype html><title>recording</title><link rel=icon href=data:,><body>
<script>const other = '%s';
%s
.catch(() => 0).then(() => fetch('%s', {mode: 'no-cors'}))</script>"""


@dataclass(slots=True)
class _Site:
    """The scripted site with the page on it."""

    page: bytes

    def __call__(self, request: Part) -> Answer:
        if request.start[1] != "/page":
            return answer(request)
        # Closing keeps the page's own request out of the recording.
        fields = "Content-Type: text/html; charset=utf-8", "Connection: close"
        return Answer(octets=response("200 OK", self.page, *fields), close=True)


@dataclass(slots=True)
class _Finish:
    """The site that a page calls when its script is through."""

    done: threading.Event

    def __call__(self, request: Part) -> Answer:
        self.done.set()
        return answer(request)


def _run(command: list[str], room: Path, done: threading.Event) -> None:
    """Run the browser until the page has done its work, then stop it."""
    env = {"PATH": os.environ.get("PATH", ""), "HOME": str(room), "LANG": "C.UTF-8"}
    process = subprocess.Popen(
        command,
        cwd=room,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        if not done.wait(MOST_SECONDS):
            raise ProgramFailed(f"the page never finished: {command[-2]}")
    finally:
        process.terminate()
        process.wait(timeout=MOST_SECONDS)


def _record_script(browser: str, script: Script, room: Path) -> list[Dialogue]:
    """Return all connections for one script, the one that loads the page first."""
    done = threading.Event()
    with ScriptedServer(_Finish(done)) as finish, ScriptedServer(answer) as other:
        page = (PAGE % (other.base, script.code, finish.base)).encode()
        with ScriptedServer(_Site(page)) as server:
            profile = f"--user-data-dir={room / script.what}"
            _run([browser, *OPTIONS, profile, f"{server.base}/page"], room, done)
    return sorted(
        [*server.dialogues, *other.dialogues],
        key=lambda dialogue: not dialogue.client.startswith(b"GET /page "),
    )


def _record(room: Path, origin: str) -> list[Recording]:
    recorder = Recorder(program="chromium", origin=origin, real="client")
    browser = find("chromium", "chromium-browser", "google-chrome")
    if browser is None:
        raise ProgramFailed("the browser has gone")
    recordings: list[Recording] = []
    for script in SCRIPTS:
        page, *dialogues = _record_script(browser, script, room)
        if not recordings:
            recordings += recorder.keep("page", "navigation to a page", page)
        recordings += recorder.keep(
            script.what,
            script.description,
            dialogues,
            conversation=script.conversation,
        )
    return recordings


def _version() -> str | None:
    browser = find("chromium", "chromium-browser", "google-chrome")
    if browser is None:
        return None
    return version_of("Chromium", [browser, "--version"], r"(\d+\.[\d.]+)")


PROGRAMS = (
    Program(name="chromium", get="apt: chromium", version=_version, record=_record),
)
