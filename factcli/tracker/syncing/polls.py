"""What the answer to a poll means for the source: when it is due next, whether it has moved, failed or come back."""

from msgspec.structs import replace

from factcli.models.source import Source
from factcli.models.syncing import Message
from factcli.models.web import Failure, Fault, Response
from factcli.tracker.syncing.schedule import after_failure, after_success
from factcli.tracker.syncing.session import Session


def succeeded(session: Session, source: Source, response: Response | None) -> Source:
    """The source after an answer, or (None) after a look at a folder; tells of a move, and of a source that is back."""
    now = session.now()
    settled = replace(
        source, due=after_success(source, now), last_try=now, last_success=now, failures=0, reason=None, catch_up=False
    )
    if source.told and source.failures and not settled.in_vain:
        session.messages.append(_message(source, f"is back after {source.failures} failures", urgent=True))
    if response is None:
        return settled
    settled = replace(settled, validators=response.validators)
    return _moved(session, settled, response.moved_to) if response.moved_to else settled


def _moved(session: Session, source: Source, url: str) -> Source:
    """The source at its new address; paused where another source is there already."""
    other = next((one for one in session.sources.values() if one.target == url and one.number != source.number), None)
    if other is not None:
        session.messages.append(_message(source, f"has moved to {url}, which {other.name} is: paused", urgent=True))
        return replace(source, paused=f"moved to {url}, which {other.name} is")
    session.messages.append(_message(source, f"has moved to {url}", urgent=False))
    return replace(source, target=url)


def failed(session: Session, source: Source, failure: Failure) -> Source:
    """The source after a failure: tried again later, or paused where the server says that it is gone for good."""
    now = session.now()
    failures = source.failures + 1
    due = after_failure(source, failures, failure, now, session.outside.random())
    settled = replace(source, due=due, last_try=now, failures=failures, reason=failure.reason)
    if failure.fault is Fault.GONE:
        session.messages.append(
            _message(source, f"{failure.reason}: paused, for good unless you resume it", urgent=True)
        )
        return replace(settled, paused=failure.reason)
    return settled


def failing(source: Source) -> Message:
    """What a person is told of a source that has failed often enough."""
    times = "once" if source.in_vain == 1 else f"{source.in_vain} times in a row"
    return _message(source, f"failed {times}: {source.why}", urgent=True)


def refused(source: Source, reason: str) -> Source:
    """The source after a sync in which none of the pages that were asked for through it could be read."""
    return replace(source, refused=source.refused + 1, refusal=reason)


def readable(session: Session, source: Source) -> Source:
    """The source after a sync in which some page could be read; tells of one that a person knew to be refused."""
    if source.told and source.in_vain and not source.failures:
        session.messages.append(_message(source, f"has pages again, after {source.refused} syncs in vain", urgent=True))
    return replace(source, refused=0, refusal=None)


def _message(source: Source, text: str, *, urgent: bool) -> Message:
    return Message(source.name, source.target, text, urgent)
