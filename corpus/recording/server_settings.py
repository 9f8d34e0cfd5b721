"""Configurations of the recorded web servers, and what each is asked besides files.

The configurations are for :meth:`str.format`, so braces of their own are doubled.
"""

from __future__ import annotations

from .talks import Talk, ask, expecting, websocket

BASIC = "Authorization: Basic dXNlcjpwYXNz"

NGINX_CONFIGURATION = """
daemon off; pid {room}/pid; error_log stderr; {user}
worker_processes 1;
events {{ worker_connections 64; }}
http {{
  access_log off; root {room}/site; default_type text/plain; etag on;
  client_body_temp_path {room}/t1; proxy_temp_path {room}/t2;
  fastcgi_temp_path {room}/t3; uwsgi_temp_path {room}/t4; scgi_temp_path {room}/t5;
  server {{
    listen 127.0.0.1:{port}; client_max_body_size 100;
    location /dir {{ index index.html; }}
    location /gzip/ {{ alias {room}/site/; gzip on; gzip_types *; }}
    location = /page.shtml {{ ssi on; ssi_types *; add_trailer X-Sum 7 always; }}
    location /dav/ {{ dav_methods PUT DELETE; create_full_put_path on; }}
    location /empty {{ return 204; }}
    location /moved {{ return 302 /hello.txt; }}
    location /cookies {{
      add_header Set-Cookie a=1; add_header Set-Cookie "b=2; HttpOnly";
      add_header X-Long "{long}"; return 200 "crumbs\\n"; }}
    location /secret/ {{ auth_basic realm; auth_basic_user_file {room}/users;
      alias {room}/site/; }}
    location /up/ {{ proxy_pass http://127.0.0.1:{upstream}/; proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; }}
  }}
}}
"""

NGINX_TALKS = (
    Talk("ssi", "chunked with a trailer field", [ask("/page.shtml")]),
    Talk("ssi-http10", "close-delimited", [ask("/page.shtml", version="1.0")]),
    Talk("gzip", "gzip, chunked", [ask("/gzip/long.txt", "Accept-Encoding: gzip")]),
    Talk("empty", "204", [ask("/empty")]),
    Talk("moved", "302", [ask("/moved")]),
    Talk("cookies", "repeated and long fields", [ask("/cookies")]),
    Talk(
        "basic",
        "401, then 200 with credentials",
        [ask("/secret/hello.txt"), ask("/secret/hello.txt", BASIC)],
        True,
    ),
    Talk("proxied", "chunked, from upstream", [ask("/up/chunked")]),
    Talk("too-large", "413", [ask("/dav/x", method="PUT", body=b"x" * 101)]),
    Talk("no-host", "400 for a request without Host", [ask("/", host=False)]),
    Talk("not-allowed", "405", [ask("/hello.txt", method="DELETE")]),
    Talk("long-field", "400 for a long field", [ask("/", "X-A: " + "a" * 40000)]),
    Talk("expect", "100, then an answer from upstream", expecting("/up/x"), True),
    Talk(
        "created",
        "PUT: 201, again: 204, DELETE: 204",
        [
            ask("/dav/new", method="PUT", body=b"content"),
            ask("/dav/new", method="PUT", body=b"content"),
            ask("/dav/new", method="DELETE"),
        ],
        True,
    ),
    websocket("/up/websocket"),
)

APACHE_MODULES = (
    *("mpm_event", "authz_core", "authz_user", "authn_core", "authn_file"),
    *("auth_basic", "auth_digest", "alias", "dir", "mime", "cgid", "include", "filter"),
    *("deflate", "headers", "http2", "proxy", "proxy_http", "asis"),
)
APACHE_CONFIGURATION = """
ServerRoot {room}
PidFile {room}/pid
ScriptSock {room}/cgi-socket
DefaultRuntimeDir {room}
ServerName localhost
Listen 127.0.0.1:{port}
ErrorLog {room}/error.log
{user}
DocumentRoot {room}/site
Protocols h2c http/1.1
TypesConfig /dev/null
AddType text/plain .txt
AddType text/html .html .shtml
AddOutputFilter INCLUDES .shtml
AddHandler send-as-is asis
ScriptAlias /cgi/ {room}/cgi/
Alias /gzip/ {room}/site/
Alias /secret/ {room}/site/
Alias /digest/ {room}/site/
KeepAliveTimeout 5
<Directory {room}>
  Require all granted
  Options +Includes +ExecCGI
</Directory>
<Location /gzip/>
  SetOutputFilter DEFLATE
</Location>
<Location /secret/>
  AuthType Basic
  AuthName realm
  AuthUserFile {room}/users
  Require valid-user
</Location>
<Location /digest/>
  AuthType Digest
  AuthName realm
  AuthUserFile {room}/users
  Require valid-user
</Location>
<Location /limited>
  LimitRequestBody 10
</Location>
<Location /up/>
  ProxyPass http://127.0.0.1:{upstream}/ upgrade=websocket
</Location>
Redirect permanent /moved http://localhost/hello.txt
"""

CGI_TALKS = (
    Talk("cgi", "chunked output of a program", [ask("/cgi/hello.cgi")]),
    Talk(
        "cgi-http10",
        "output of a program, delimited by the close",
        [ask("/cgi/hello.cgi", version="1.0")],
    ),
    Talk("cookies", "repeated fields", [ask("/cgi/cookies.cgi")]),
    Talk("empty", "204", [ask("/cgi/empty.cgi")]),
    Talk(
        "chunked-request",
        "an echo of chunked content",
        [
            ask("/cgi/echo.cgi", "Transfer-Encoding: chunked", method="POST")
            + b"3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n"
        ],
    ),
    Talk("expect", "100, then an echo", expecting("/cgi/echo.cgi"), True),
    Talk("no-host", "400 for a request without Host", [ask("/", host=False)]),
    Talk("options", "OPTIONS", [ask("/hello.txt", method="OPTIONS")]),
    Talk("not-allowed", "a method refused", [ask("/hello.txt", method="DELETE")]),
    Talk("moved", "301", [ask("/moved")]),
    Talk(
        "basic",
        "401, then 200 with credentials",
        [ask("/secret/hello.txt"), ask("/secret/hello.txt", BASIC)],
        True,
    ),
    websocket("/up/websocket"),
)

APACHE_TALKS = (
    *CGI_TALKS,
    Talk("ssi", "chunked, assembled", [ask("/page.shtml")]),
    Talk("gzip", "gzip", [ask("/gzip/long.txt", "Accept-Encoding: gzip")]),
    Talk("digest", "401 with a Digest challenge", [ask("/digest/hello.txt")]),
    Talk("trace", "TRACE", [ask("/hello.txt", "X-A: b", method="TRACE")]),
    Talk("nph", "a program that closes", [ask("/cgi/nph-close.cgi")]),
    Talk(
        "h2c",
        "101 to HTTP/2 in the clear",
        [
            ask(
                "/hello.txt",
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA",
            )
        ],
    ),
)

LIGHTTPD_CONFIGURATION = """
server.modules = ("mod_access", "mod_alias", "mod_redirect", "mod_setenv", "mod_auth",
  "mod_authn_file", "mod_cgi", "mod_ssi", "mod_proxy")
server.bind = "127.0.0.1"
server.port = {port}
server.document-root = "{room}/site"
server.errorlog = "{room}/error.log"
server.upload-dirs = ("{room}")
server.max-request-size = 1
server.stream-response-body = 1
mimetype.assign = (".txt" => "text/plain", ".html" => "text/html")
index-file.names = ("index.html")
ssi.extension = (".shtml")
alias.url = ("/cgi/" => "{room}/cgi/", "/secret/" => "{room}/site/")
$HTTP["url"] =~ "^/cgi/" {{ cgi.assign = (".cgi" => "") }}
url.redirect = ("^/moved" => "/hello.txt")
auth.backend = "plain"
auth.backend.plain.userfile = "{room}/plain"
$HTTP["url"] =~ "^/secret/" {{ auth.require = ("" => ("method" => "basic",
  "realm" => "realm", "require" => "valid-user")) }}
$HTTP["url"] =~ "^/up/" {{
  proxy.server = ("" => (("host" => "127.0.0.1", "port" => {upstream})))
  proxy.header = ("upgrade" => "enable", "map-urlpath" => ("/up/" => "/"))
}}
"""
