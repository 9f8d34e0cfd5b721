"""Ground truth for HTTP/1.1: rules, messages and how they may be cut into reads."""

from http11_strategies._calls import Call as Call, CallKind as CallKind
from http11_strategies._examples import (
    Conversation as Conversation,
    Corpus as Corpus,
    ForwardExample as ForwardExample,
    SendExample as SendExample,
    Sending as Sending,
)
from http11_strategies._messages import requests as requests, responses as responses
from http11_strategies._model import (
    FRAMING_FIELDS as FRAMING_FIELDS,
    Accept as Accept,
    Case as Case,
    Context as Context,
    Either as Either,
    Expectation as Expectation,
    ExpectedMessage as ExpectedMessage,
    Field as Field,
    Framing as Framing,
    Incomplete as Incomplete,
    Message as Message,
    Reject as Reject,
    Role as Role,
    SentRequest as SentRequest,
)
from http11_strategies._reads import (
    Reads as Reads,
    by_lines as by_lines,
    cut as cut,
    fixed_segmentations as fixed_segmentations,
    octet_by_octet as octet_by_octet,
    telling_cuts as telling_cuts,
    whole as whole,
)
from http11_strategies._rule import (
    Basis as Basis,
    Binds as Binds,
    Category as Category,
    Level as Level,
    Party as Party,
    Rule as Rule,
    Smuggling as Smuggling,
    Verdict as Verdict,
)
from http11_strategies._segmentations import segmentations as segmentations
from http11_strategies.catalogue import RULES as RULES, CatalogueError as CatalogueError
from http11_strategies.corpus import (
    CorpusError as CorpusError,
    corpus_path as corpus_path,
    load_corpus as load_corpus,
    load_index as load_index,
)
