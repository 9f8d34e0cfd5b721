"""Web servers with configurations of their own: nginx, Apache httpd, lighttpd."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from .index import Recording
from .program import (
    Program,
    ProgramFailed,
    Recorder,
    find,
    free_port,
    running_server,
    version_of,
)
from .server_settings import (
    APACHE_CONFIGURATION,
    APACHE_MODULES,
    APACHE_TALKS,
    CGI_TALKS,
    LIGHTTPD_CONFIGURATION,
    NGINX_CONFIGURATION,
    NGINX_TALKS,
)
from .site import answer
from .talks import (
    Talk,
    range_talks,
    record_talks,
    static_talks,
    write_cgi,
    write_site,
)
from .tap import ScriptedServer


def _furnish(room: Path) -> None:
    write_site(room / "site")
    write_cgi(room / "cgi")
    (room / "site" / "dav").mkdir()
    # Servers that drop root's rights still write here; the folder is ours alone.
    (room / "site" / "dav").chmod(0o777)
    (room / "users").write_text("user:{PLAIN}pass\n")
    (room / "plain").write_text("user:pass\n")


def _record(
    name: str,
    origin: str,
    command: Sequence[str],
    configuration: str,
    talks: Sequence[Talk],
    room: Path,
    user: str = "",
) -> list[Recording]:
    port = free_port()
    with ScriptedServer(answer) as upstream:
        values = {
            "room": room,
            "port": port,
            "upstream": upstream.port,
            "long": "v" * 900,
            "user": user if os.geteuid() == 0 else "",
        }
        file = room / "configuration"
        file.write_text(configuration.format(**values))
        with running_server([*command, str(file)], port, room):
            recorder = Recorder(program=name, origin=origin, real="server")
            all_talks = [*static_talks(), *range_talks(), *talks]
            return record_talks(recorder, port, all_talks)


def _installed(*names: str) -> str:
    path = find(*names)
    if path is None:
        raise ProgramFailed(f"{names[0]} has gone")
    return path


def _record_nginx(room: Path, origin: str) -> list[Recording]:
    _furnish(room)
    command = [_installed("nginx"), "-p", str(room), "-e", "stderr", "-c"]
    talks = NGINX_TALKS
    return _record(
        "nginx", origin, command, NGINX_CONFIGURATION, talks, room, "user root;"
    )


def _record_apache(room: Path, origin: str) -> list[Recording]:
    _furnish(room)
    # {SHA} is the simplest of the forms that Apache reads.
    (room / "users").write_text("user:{SHA}nU4eI71bcnBGqeO0t9tXvY1u5oQ=\n")
    places = ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules")
    folder = next((p for p in map(Path, places) if p.is_dir()), None)
    if folder is None:
        raise ProgramFailed("Apache's modules were not found")
    loaded = [
        f"LoadModule {name}_module {folder}/mod_{name}.so" for name in APACHE_MODULES
    ]
    configuration = "\n".join(loaded) + APACHE_CONFIGURATION
    command = [_installed("apache2", "httpd"), "-DFOREGROUND", "-f"]
    user = "User nobody\nGroup #65534"
    return _record("apache", origin, command, configuration, APACHE_TALKS, room, user)


def _record_lighttpd(room: Path, origin: str) -> list[Recording]:
    _furnish(room)
    command = [_installed("lighttpd"), "-D", "-f"]
    configuration = LIGHTTPD_CONFIGURATION
    return _record("lighttpd", origin, command, configuration, CGI_TALKS, room)


def _version(label: str, names: Sequence[str], pattern: str) -> str | None:
    path = find(*names)
    return version_of(label, [path, "-v"], pattern) if path else None


PROGRAMS = (
    Program(
        name="nginx",
        get="apt: nginx-light",
        version=lambda: _version("nginx", ["nginx"], r"nginx/([\d.]+)"),
        record=_record_nginx,
    ),
    Program(
        name="apache",
        get="apt: apache2",
        version=lambda: _version(
            "Apache httpd", ["apache2", "httpd"], r"Apache/([\d.]+)"
        ),
        record=_record_apache,
    ),
    Program(
        name="lighttpd",
        get="apt: lighttpd",
        version=lambda: _version("lighttpd", ["lighttpd"], r"lighttpd/([\d.]+)"),
        record=_record_lighttpd,
    ),
)
