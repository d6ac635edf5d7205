"""What came back, or did not, as the values that the rest of the program knows."""

import http.client
import socket
import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import urllib3
from urllib3 import BaseHTTPResponse

from factcli.models.web import Failure, Fault, Validators, unusable
from factcli.sources.web.addresses import Forbidden
from factcli.sources.web.allowance import Allowance, Limits, TooLarge
from factcli.sources.web.bodies import BadEncoding

_BUSY: Final = (429, 503)
_LONGEST_PHRASE: Final = 60
_LONGEST_VALIDATOR: Final = 1024
LONGEST_PATIENCE: Final = 24 * 60 * 60
"""For so many seconds at most a server is left alone when it asks for that."""

_MIB: Final = 1024 * 1024
_UNKNOWN_NAME: Final = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))


def refusal(response: BaseHTTPResponse) -> Failure:
    """What an answer means that is neither the content, nor a way to it."""
    phrase = "".join(filter(str.isprintable, response.reason or ""))[:_LONGEST_PHRASE].strip()
    reason = f"the server answers {response.status} {phrase}".rstrip()
    fault = Fault.STATUS
    retry_after = None
    if response.status in _BUSY:
        fault, retry_after = Fault.BUSY, patience(response.headers.get("retry-after"))
    elif response.status == http.client.GONE:
        fault = Fault.GONE
    elif response.status == http.client.NOT_FOUND:
        fault = Fault.MISSING
    return Failure(reason=reason, fault=fault, retry_after=retry_after, status=response.status)


def patience(value: str | None) -> int | None:
    """The seconds that a Retry-After header asks for, a day at most; None where it says nothing of use."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return min(int(text[:9]), LONGEST_PATIENCE)
    try:
        moment = parsedate_to_datetime(text)
        left = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - datetime.now(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    seconds = round(left.total_seconds())
    return min(seconds, LONGEST_PATIENCE) if seconds > 0 else None


def validators(url: str, response: BaseHTTPResponse, digest: str | None, old: Validators | None) -> Validators:
    """Those of an answer; what it does not say stays as it was in `old`."""
    etag, modified = sendable(response.headers.get("etag")), sendable(response.headers.get("last-modified"))
    if old is None:
        return Validators(url=url, etag=etag, modified=modified, digest=digest)
    return Validators(url=url, etag=etag or old.etag, modified=modified or old.modified, digest=digest or old.digest)


def sendable(value: str | None) -> str | None:
    """A header's value if it can be sent back as it is."""
    if value is None or len(value) > _LONGEST_VALIDATOR or not value.isprintable() or not value.strip():
        return None
    return value if max(map(ord, value)) <= 0xFF else None  # Latin-1, which headers are in


def failure(error: Exception, allowance: Allowance) -> Failure:
    """Why an exchange broke down."""
    cause: BaseException = error
    while isinstance(cause, urllib3.exceptions.HTTPError) and cause.__cause__ is not None:
        cause = cause.__cause__
    if isinstance(cause, TimeoutError):
        return Failure(reason=_too_slow(allowance), fault=Fault.UNREACHABLE)
    if isinstance(cause, Forbidden):
        return Failure(reason="its address is one of this machine or a private network", fault=Fault.REFUSED)
    if isinstance(cause, TooLarge):
        return unusable(f"larger than {_size(allowance.limits)}")
    if isinstance(cause, BadEncoding):
        return unusable(str(cause))
    if isinstance(cause, ssl.SSLError):
        return Failure(reason=_insecure(cause), fault=Fault.UNREACHABLE)
    if isinstance(cause, (OSError, http.client.IncompleteRead, http.client.RemoteDisconnected)):
        return Failure(reason=_disconnected(cause), fault=Fault.UNREACHABLE)
    if isinstance(cause, (http.client.HTTPException, urllib3.exceptions.HTTPError, ValueError)):
        return unusable("the server's answer is not HTTP")
    return unusable(f"the answer cannot be read: {type(cause).__name__}")


def _too_slow(allowance: Allowance) -> str:
    if allowance.is_over:
        return f"not done within {allowance.limits.total:g} seconds"
    return f"{'nothing more came' if allowance.received else 'no answer'} within {allowance.patience:g} seconds"


def _size(limits: Limits) -> str:
    return f"{limits.size // _MIB} MiB" if limits.size >= _MIB else f"{limits.size:,} bytes"


def _insecure(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted: {error.verify_message.rstrip('.')}"
    return f"no secure connection: {(error.reason or 'TLS failed').lower().replace('_', ' ')}"


def _disconnected(error: OSError | http.client.HTTPException) -> str:
    if isinstance(error, socket.gaierror):
        return "no such host" if error.errno in _UNKNOWN_NAME else "its name cannot be resolved now"
    if isinstance(error, ConnectionRefusedError):
        return "connection refused"
    if isinstance(error, http.client.IncompleteRead):
        return "the answer broke off"
    if isinstance(error, ConnectionError):
        return "the server closed the connection"
    return (getattr(error, "strerror", None) or "the connection failed").lower()
