"""A source -> its snapshots, one for each of its URLs: the only room that uses the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from termsdiff.capture.addresses import names_private
from termsdiff.capture.manners import Manners
from termsdiff.capture.settings import Settings, Validators, trusting
from termsdiff.model import Snapshot, Source

__all__ = ["Manners", "Settings", "Validators", "asking", "capture", "names_private", "trusting"]


def capture(
    source: Source,
    *,
    clock: Callable[[], datetime],
    settings: Settings | None = None,
    validators: tuple[str, str] = ("", ""),
    manners: Manners | None = None,
) -> tuple[Snapshot, ...]:
    """Get every URL of ``source``, in order, at the time ``clock`` says (aware, UTC).

    ``validators`` are the ETag and Last-Modified of the last snapshot ("" where there was none): a page that is
    still the same gives one snapshot with status 304 and no content. They count for a source of one URL only; a
    document of several pages is read whole or not at all. ``manners``: what this run knows of the hosts it has asked;
    give the same to every capture of a run, from any thread.

    Raises:
        CaptureError: one of the pages could not be had; nothing is returned then.
    """
    from termsdiff.capture.http import fetch, opened  # noqa: PLC0415 - loads httpx2, a quarter of the start

    chosen = (settings or Settings()).for_source(source)
    conditions = Validators(*validators) if len(source.urls) == 1 else Validators()
    with opened(chosen, source, manners or Manners()) as session:
        return tuple(fetch(session, url, clock=clock, validators=conditions) for url in source.urls)


@contextmanager
def asking(
    *, clock: Callable[[], datetime], settings: Settings | None = None, manners: Manners | None = None
) -> Iterator[Callable[[str], Snapshot]]:
    """A way to get one address after the other, as politely as `capture` does, while the context lasts. It raises
    CaptureError where an address cannot be had."""
    from termsdiff.capture.http import fetch, opened  # noqa: PLC0415 - as above

    with opened(settings or Settings(), Source("", ()), manners or Manners()) as session:
        yield lambda url: fetch(session, url, clock=clock)
