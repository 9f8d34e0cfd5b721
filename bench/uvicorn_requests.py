"""Requests a second of uvicorn on h11, on h11impl and on httptools.

    python bench/uvicorn_requests.py [--rounds N] [--seconds N]

Needs uvicorn, h11 and httptools (pip) and wrk (Debian: wrk).  Each round starts one
server after the other on a free port of 127.0.0.1 and asks it for a small page over
16 connections; printed are the medians and what share they are of each other.
"""

from __future__ import annotations

import argparse
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time

APPLICATION = """
async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    headers = [(b"content-type", b"text/plain"), (b"content-length", b"13")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"Hello, world!"})

import uvicorn
uvicorn.run(app, port=%d, http="%s", loop="asyncio", ws="none", access_log=False,
            log_level="critical", lifespan="off")
"""

SERVERS = {
    "h11": ([], "h11"),
    "h11impl": (["-m", "h11impl.as_h11"], "h11"),
    "httptools": ([], "httptools"),
}
"""How Python is started, and what uvicorn calls the protocol."""


class NotRunnable(Exception):
    """What is measured, or what measures it, is not there."""


def free_port() -> int:
    """Return a port of the loopback interface that nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until something listens there, ten seconds at most."""
    for _ in range(200):
        with socket.socket() as sock:
            if sock.connect_ex(("127.0.0.1", port)) == 0:
                return
        if server.poll() is not None:
            break
        time.sleep(0.05)
    raise NotRunnable("the server does not start: is uvicorn installed?")


def requests_per_second(name: str, seconds: int) -> float:
    """Start one server, ask it for some seconds, and stop it."""
    options, protocol = SERVERS[name]
    port = free_port()
    command = [sys.executable, *options, "-c", APPLICATION % (port, protocol)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, server)
        asking = ["wrk", "-t1", "-c16", f"-d{seconds}s", f"http://127.0.0.1:{port}/"]
        said = subprocess.run(asking, capture_output=True, text=True, check=False)
    finally:
        server.terminate()
        server.wait()
    found = re.search(r"Requests/sec:\s*([0-9.]+)", said.stdout)
    if found is None or "Non-2xx" in said.stdout:
        raise NotRunnable(f"wrk on {name}: {said.stdout}{said.stderr}".strip())
    return float(found[1])


def main(argv: list[str] | None = None) -> int:
    """Run the bench; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--seconds", type=int, default=5, metavar="N")
    args = parser.parse_args(argv)
    if args.rounds < 1 or args.seconds < 1:
        parser.error("--rounds and --seconds must be at least 1")
    if shutil.which("wrk") is None:
        print("uvicorn_requests.py: wrk is not installed", file=sys.stderr)
        return 3
    rates: dict[str, list[float]] = {name: [] for name in SERVERS}
    try:
        for _ in range(args.rounds):
            for name, found in rates.items():
                found.append(requests_per_second(name, args.seconds))
    except NotRunnable as error:
        print(f"uvicorn_requests.py: {error}", file=sys.stderr)
        return 3
    medians = {name: statistics.median(found) for name, found in rates.items()}
    print(f"requests a second (median of {args.rounds} rounds of {args.seconds} s)")
    for name, rate in medians.items():
        print(
            f"{name:10} {rate:8.0f}   {rate / medians['h11']:.2f} of h11"
            f"   {rate / medians['httptools']:.2f} of httptools"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
