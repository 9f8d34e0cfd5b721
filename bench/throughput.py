"""How fast h11impl is beside h11: the same work, interleaved in one run.

    python bench/throughput.py [--rounds N] [--module NAME ...] [--json FILE]

Each round runs every piece of work once on every module, in turn, so that what
else the machine does hits them alike.  Printed are the median times and the
ratio of the medians: how many times the first module's speed the second has.
The modules need h11's API; the default is ``h11 h11impl``.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# A browser's request: 8 fields, 560 octets.
BROWSER_GET = (
    b"GET /articles/2024/a-long-title-about-something?ref=newsletter HTTP/1.1\r\n"
    b"Host: www.example.com\r\n"
    b"User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like "
    b"Gecko) Chrome/124.0.0.0 Safari/537.36\r\n"
    b"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,"
    b"image/webp,*/*;q=0.8\r\n"
    b"Accept-Language: en-GB,en;q=0.9,de;q=0.8\r\n"
    b"Accept-Encoding: gzip, deflate, br\r\n"
    b"Cookie: session=0123456789abcdef0123456789abcdef; theme=dark; consent=1\r\n"
    b"Connection: keep-alive\r\n"
    b"Upgrade-Insecure-Requests: 1\r\n\r\n"
)
RESPONSE_FIELDS = [
    (b"Date", b"Sat, 21 Nov 2026 12:00:00 GMT"),
    (b"Server", b"example"),
    (b"Content-Type", b"text/html; charset=utf-8"),
    (b"Content-Length", b"1000"),
    (b"Cache-Control", b"max-age=3600, public"),
    (b"ETag", b'"33a64df551425fcc55e4d42a148795d9f25f89d4"'),
    (b"Vary", b"Accept-Encoding"),
    (b"X-Request-ID", b"6b1f0f5e-6a4f-4d1c-9c5e-2f5f6f3f2c11"),
    (b"Strict-Transport-Security", b"max-age=63072000"),
]
REQUEST_FIELDS = [
    (b"Host", b"www.example.com"),
    (b"User-Agent", b"example/1.0"),
    (b"Accept", b"*/*"),
    (b"Accept-Encoding", b"gzip, deflate"),
    (b"Connection", b"keep-alive"),
]
BODY = b"x" * 1000
RESPONSE = (
    b"HTTP/1.1 200 OK\r\n"
    + b"".join(b"%b: %b\r\n" % field for field in RESPONSE_FIELDS)
    + b"Connection: keep-alive\r\n\r\n"
    + BODY
)
READ = b"y" * 65536
READS = 160
TINY_CHUNKS = 10_000
TINY = b"0123456789abcdef"

Module = Any  # h11's API has no common type; both modules are used alike.


@dataclass(frozen=True)
class Work:
    """One piece of work: `prepare` makes what `run` does, `count` units of it."""

    name: str
    unit: str
    count: int
    prepare: Callable[[Module], Callable[[], None]]


def browser_get(h: Module) -> Callable[[], None]:
    """Read a browser's GET on a new connection."""

    def run() -> None:
        for _ in range(200):
            conn = h.Connection(h.SERVER)
            conn.receive_data(BROWSER_GET)
            conn.next_event()

    return run


def _serve(h: Module, conn: Module) -> None:
    conn.receive_data(BROWSER_GET)
    conn.next_event()
    conn.next_event()
    conn.send(h.Response(status_code=200, headers=RESPONSE_FIELDS, reason=b"OK"))
    conn.send(h.Data(data=BODY))
    conn.send(h.EndOfMessage())


def server_cycle(h: Module) -> Callable[[], None]:
    """Read that GET and answer it, on a new connection."""

    def run() -> None:
        for _ in range(100):
            _serve(h, h.Connection(h.SERVER))

    return run


def keep_alive(h: Module) -> Callable[[], None]:
    """The same, twenty times on one connection."""

    def run() -> None:
        for _ in range(5):
            conn = h.Connection(h.SERVER)
            for _ in range(20):
                _serve(h, conn)
                conn.start_next_cycle()

    return run


def client_cycle(h: Module) -> Callable[[], None]:
    """Send a request and read its response, on a new connection."""

    def run() -> None:
        for _ in range(100):
            conn = h.Connection(h.CLIENT)
            conn.send(h.Request(method=b"GET", target=b"/", headers=REQUEST_FIELDS))
            conn.send(h.EndOfMessage())
            conn.receive_data(RESPONSE)
            conn.next_event()
            conn.next_event()
            conn.next_event()

    return run


def _reading(h: Module, framing: tuple[bytes, bytes]) -> Module:
    conn = h.Connection(h.SERVER)
    conn.receive_data(b"POST / HTTP/1.1\r\nHost: a\r\n%b: %b\r\n\r\n" % framing)
    conn.next_event()
    return conn


def _drain(h: Module, conn: Module) -> None:
    while True:
        event = conn.next_event()
        if event is h.NEED_DATA or type(event) is h.EndOfMessage:
            return


def big_body(h: Module) -> Callable[[], None]:
    """Receive 10 MiB with a Content-Length, in reads of 64 KiB."""
    length = b"%d" % (len(READ) * READS)

    def run() -> None:
        conn = _reading(h, (b"Content-Length", length))
        for _ in range(READS):
            conn.receive_data(READ)
            _drain(h, conn)

    return run


def big_chunked_body(h: Module) -> Callable[[], None]:
    """Receive 10 MiB in chunks of 8000 octets, in reads of 64 KiB."""
    chunk = b"1f40\r\n" + b"z" * 8000 + b"\r\n"
    wire = chunk * (len(READ) * READS // len(chunk)) + b"0\r\n\r\n"
    reads = [wire[at : at + len(READ)] for at in range(0, len(wire), len(READ))]

    def run() -> None:
        conn = _reading(h, (b"Transfer-Encoding", b"chunked"))
        for read in reads:
            conn.receive_data(read)
            _drain(h, conn)

    return run


def tiny_chunks_received(h: Module) -> Callable[[], None]:
    """Receive chunks of 16 octets."""
    wire = (b"10\r\n" + TINY + b"\r\n") * TINY_CHUNKS + b"0\r\n\r\n"
    reads = [wire[at : at + len(READ)] for at in range(0, len(wire), len(READ))]

    def run() -> None:
        conn = _reading(h, (b"Transfer-Encoding", b"chunked"))
        for read in reads:
            conn.receive_data(read)
            _drain(h, conn)

    return run


def tiny_chunks_sent(h: Module) -> Callable[[], None]:
    """Send chunks of 16 octets."""

    def run() -> None:
        conn = h.Connection(h.CLIENT)
        fields = [(b"Host", b"a"), (b"Transfer-Encoding", b"chunked")]
        conn.send(h.Request(method=b"POST", target=b"/", headers=fields))
        for _ in range(TINY_CHUNKS):
            conn.send(h.Data(data=TINY))
        conn.send(h.EndOfMessage())

    return run


def one_octet_reads(h: Module) -> Callable[[], None]:
    """Receive that GET one octet at a time."""
    octets = [BROWSER_GET[at : at + 1] for at in range(len(BROWSER_GET))]

    def run() -> None:
        for _ in range(10):
            conn = h.Connection(h.SERVER)
            for octet in octets:
                conn.receive_data(octet)
                conn.next_event()

    return run


WORKS = (
    Work("browser's GET, new connection", "request", 200, browser_get),
    Work("server cycle", "cycle", 100, server_cycle),
    Work("client cycle", "cycle", 100, client_cycle),
    Work("server cycle, kept alive 20 times", "cycle", 100, keep_alive),
    Work("10 MiB, Content-Length", "64 KiB read", READS, big_body),
    Work("10 MiB, chunked", "64 KiB read", READS, big_chunked_body),
    Work("tiny chunks received", "chunk", TINY_CHUNKS, tiny_chunks_received),
    Work("tiny chunks sent", "chunk", TINY_CHUNKS, tiny_chunks_sent),
    Work("head in one-octet reads", "octet", 10 * len(BROWSER_GET), one_octet_reads),
)


def measure(work: Work, modules: list[Module], rounds: int) -> list[float]:
    """Return the median microseconds a unit of `work`, for each module."""
    runs = [work.prepare(module) for module in modules]
    times: list[list[float]] = [[] for _ in runs]
    for round_ in range(rounds + 1):
        for run, taken in zip(runs, times, strict=True):
            start = time.perf_counter()
            run()
            if round_:  # the first round warms up
                taken.append(time.perf_counter() - start)
    return [statistics.median(taken) / work.count * 1e6 for taken in times]


def main(argv: list[str] | None = None) -> int:
    """Run the bench; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15, metavar="N")
    parser.add_argument("--module", nargs=2, default=["h11", "h11impl"])
    parser.add_argument("--json", type=Path, metavar="FILE")
    args = parser.parse_args(argv)
    if args.rounds < 1:
        parser.error("--rounds must be at least 1")
    try:
        modules = [importlib.import_module(name) for name in args.module]
    except ImportError as error:
        print(f"throughput.py: {error}", file=sys.stderr)
        return 3
    base, other = args.module
    print(f"{'':34} {base:>10} {other:>10}   ratio   (median of {args.rounds})")
    results: list[dict[str, object]] = []
    for work in WORKS:
        slow, fast = measure(work, modules, args.rounds)
        print(
            f"{work.name:34} {slow:7.2f} µs {fast:7.2f} µs {slow / fast:6.2f}×"
            f"   a {work.unit}",
            flush=True,
        )
        results.append({"work": work.name, "unit": work.unit, base: slow, other: fast})
    if args.json:
        try:
            args.json.write_text(json.dumps(results, indent=1) + "\n")
        except OSError as error:
            print(f"throughput.py: {error}", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # whoever reads the table has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
