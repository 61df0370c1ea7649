"""A message and an address in, whether it was taken out: the only use of Apprise.

Addresses hold passwords and tokens, and what Apprise or a server says may repeat them. So nothing of it is printed or
kept: the answer is told in our own words, with the HTTP status at most.
"""

from __future__ import annotations

import logging
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from termsdiff.report import Message

__all__ = ["Answer", "send"]

_READING = 20.0  # seconds for an answer; a receiver that is asked again because it is slow tells people twice
_NOT_THIS = {"400", "413", "422"}  # what a service answers to a message it cannot take
_STATUS = re.compile(r"error=(\d{3})\b")
# What Apprise's notes say of a connection where nothing can have arrived.
_NOT_REACHED = re.compile(
    r"refused|resol|name or service|nodename|no route|unreachable|ConnectTimeout|certificate", re.IGNORECASE
)


@dataclass(frozen=True)
class Answer:
    """Whether a message was ``taken``; else ``why`` not, in a few words after "it", whether it may have arrived all the
    same (``unsure``), and whether the fault is this message's, so that the next may be taken (``single``)."""

    taken: bool
    why: str = ""
    unsure: bool = False
    single: bool = False


def send(address: str, message: Message) -> Answer:
    """Send ``message`` to an address of Apprise, or "$NAME", the one the environment holds under that name. Waits for
    seconds at most; never raises."""
    if address.startswith("$"):
        name, address = address[1:], os.environ.get(address[1:], "")
        if not address:
            return Answer(False, f"has no address: the environment does not set {name}")
    with _listening() as heard, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of modules that Apprise loads for services nobody asked for
        try:
            known, taken = _given(address, message)
        except Exception:  # a service of Apprise stumbled; what it says may hold the address
            return Answer(False, "could not be sent to: its service in Apprise failed", unsure=True)
    if not known:
        return Answer(False, "has an address that Apprise does not know; see https://appriseit.com/services/")
    return Answer(True) if taken else _refusal(heard)


def _given(address: str, message: Message) -> tuple[bool, bool]:
    """Is the address one of Apprise's, and did it take the message?"""
    from apprise import Apprise, AppriseAsset, NotifyFormat, OverflowMode  # noqa: PLC0415 - half a second

    asset = AppriseAsset(app_id="termsdiff", app_desc="termsdiff", app_url="", async_mode=False)
    service = Apprise.instantiate(address, asset=asset)
    if service is None:
        return False, False
    if "rto=" not in address:
        service.socket_read_timeout = _READING
    if "overflow=" not in address:
        service.overflow_mode = OverflowMode.SPLIT  # nothing of it is lost where a service takes short messages only
    everyone = Apprise(asset=asset)
    everyone.add(service)
    taken = everyone.notify(body=message.text, title=message.title, body_format=NotifyFormat.TEXT)
    return True, bool(taken)


def _refusal(heard: list[str]) -> Answer:
    told = " ".join(heard)
    if found := _STATUS.search(told):
        return Answer(False, f"answered {found[1]}", single=found[1] in _NOT_THIS)
    if _NOT_REACHED.search(told):
        return Answer(False, "could not be reached")
    return Answer(False, "did not say that it took the message", unsure=True)


class _Heard(logging.Handler):
    """Keeps what is logged, for us to look at and nobody else."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self._lines.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What Apprise, and what it connects with, log meanwhile; it goes nowhere else."""
    lines: list[str] = []
    handler = _Heard(lines)
    loggers = [logging.getLogger(name) for name in ("apprise", "urllib3", "requests")]
    before = [(logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
        logger.propagate = False
    try:
        yield lines
    finally:
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)
            logger.propagate = propagate
