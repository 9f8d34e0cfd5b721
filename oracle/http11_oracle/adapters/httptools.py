"""The target ``httptools``: a bare parser, so much is left to its caller."""

from __future__ import annotations

from collections.abc import Sequence

import httptools

from http11_oracle.adapters._callbacks import Callbacks
from http11_oracle.adapters._left_by_httptools import LEFT_TO_CALLER
from http11_oracle.target import Ending, Observation
from http11_strategies import FRAMING_FIELDS, Context, Role


class _Requests(Callbacks):
    def __init__(self) -> None:
        super().__init__()
        self.parser = httptools.HttpRequestParser(self)

    def on_message_complete(self) -> None:
        self.finish(
            method=self.parser.get_method(),
            version=self.parser.get_http_version(),
            keep_alive=self.parser.should_keep_alive(),
        )


class _Responses(Callbacks):
    def __init__(self) -> None:
        super().__init__()
        self.parser = httptools.HttpResponseParser(self)

    def on_message_complete(self) -> None:
        self.finish(
            status=self.parser.get_status_code(),
            version=self.parser.get_http_version(),
            keep_alive=self.parser.should_keep_alive(),
        )


class HttpTools:
    """httptools' two parsers, a fresh one for every observation."""

    name = "httptools"
    version = httptools.__version__
    roles = frozenset(Role)
    left_to_caller = LEFT_TO_CALLER

    def observe(self, reads: Sequence[bytes], context: Context) -> Observation:
        """Feed the reads to a fresh parser and say what it made of them."""
        calls = _Requests() if context.role is Role.SERVER else _Responses()
        try:
            for read in reads:
                if read:
                    calls.parser.feed_data(read)
                elif calls.head_read and calls.open and _until_close(calls):
                    calls.on_message_complete()  # as every caller has to do
        except httptools.HttpParserUpgrade:
            return _observation(calls, Ending.SWITCHED)
        except httptools.HttpParserError as error:
            return _observation(calls, Ending.REJECTED, str(error) or repr(error))
        except Exception as error:  # whatever else is raised is what we look for
            return _observation(calls, Ending.CRASHED, repr(error))
        return _observation(calls, Ending.INCOMPLETE if calls.open else Ending.COMPLETE)


def _until_close(calls: Callbacks) -> bool:
    return isinstance(calls, _Responses) and not calls.has_field(*FRAMING_FIELDS)


def _observation(calls: Callbacks, ending: Ending, error: str = "") -> Observation:
    last = calls.messages[-1] if calls.messages else None
    return Observation(
        messages=tuple(calls.messages),
        ending=ending,
        keep_alive=False if error else last.keep_alive if last else None,
        may_switch=ending is Ending.SWITCHED if last else None,
        error=error,
    )


target = HttpTools()
