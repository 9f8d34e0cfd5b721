"""Record what real programs say over HTTP/1.1, octet for octet, on loopback.

General layout, from the bottom up:

* ``reading``: a small slow reader that turns recorded octets into messages;
* ``tap``: a scripted server that records clients, a client that records servers;
* ``checking``: the same octets read by somebody else's parser, and compared;
* ``index``: files and index entries written from recordings;
* ``program``: what a recordable program is, and how child processes are run;
* ``site``, ``talks``: the scripted answers to clients, the scripted requests to
  servers; ``snippets``: how libraries are made to send something;
* ``clients``, ``browser``, ``python_clients``, ``node_clients``: who sends requests;
* ``web_servers`` (with ``server_settings``), ``python_servers``, ``node_server``:
  who sends responses;
* ``catalogue``: all of them by name.

The script ``record.py`` beside this package is the way in.
"""
