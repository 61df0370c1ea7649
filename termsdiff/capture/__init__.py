"""A source -> its snapshots, one for each of its URLs: the only room that uses the network."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from termsdiff.capture.http import Settings, Validators, fetch, opened
from termsdiff.model import Snapshot, Source

__all__ = ["Settings", "Validators", "capture"]


def capture(
    source: Source,
    *,
    clock: Callable[[], datetime],
    settings: Settings | None = None,
    validators: tuple[str, str] = ("", ""),
) -> tuple[Snapshot, ...]:
    """Get every URL of ``source``, in order, at the time ``clock`` says (aware, UTC).

    ``validators`` are the ETag and Last-Modified of the last snapshot ("" where there was none): a page that is
    still the same gives one snapshot with status 304 and no content. They count for a source of one URL only; a
    document of several pages is read whole or not at all.

    Raises:
        CaptureError: one of the pages could not be had; nothing is returned then.
    """
    chosen = settings or Settings()
    conditions = Validators(*validators) if len(source.urls) == 1 else Validators()
    with opened(chosen) as session:
        return tuple(fetch(session, url, clock=clock, validators=conditions) for url in source.urls)
