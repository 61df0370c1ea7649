"""A source and the archive in, how the source fares out: as a value, as JSON, as metrics for Prometheus."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

from termsdiff.model import Outcome, Source, iso_time
from termsdiff.pipeline.judging import is_held
from termsdiff.schedule import next_check
from termsdiff.store import Store

__all__ = ["State", "metrics", "state_of"]

_LATE = 2  # intervals after which a check that did not come is overdue


@dataclass(frozen=True)
class State:
    """How a source fares. ``failures`` is the number of checks in a row that failed, ``failing_since`` the first of
    them; ``held``: a page waits in quarantine; ``overdue``: no check came when it should have."""

    name: str
    last: datetime | None = None
    good: datetime | None = None
    next: datetime | None = None
    version: int | None = None
    failures: int = 0
    failing_since: datetime | None = None
    reason: str = ""
    held: bool = False
    overdue: bool = False

    @property
    def trouble(self) -> str:
        """What a person should look at; "" where nothing."""
        if self.failing_since:
            times = f"{self.failures} times" if self.failures > 1 else "once"
            waits = "; termsdiff accept-anyway takes the page" if self.held else ""
            return f"failing since {self.failing_since:%Y-%m-%d %H:%M} ({times}, {self.reason}){waits}"
        return "overdue" if self.overdue else ""

    def as_json(self) -> dict[str, Any]:
        """Times in ISO form, null where there is none."""
        times = {key: getattr(self, key) for key in ("last", "good", "next", "failing_since")}
        return {
            "source": self.name,
            **{key: iso_time(at) if at else None for key, at in times.items()},
            "version": self.version,
            "failures": self.failures,
            "reason": self.reason,
            "quarantined": self.held,
            "overdue": self.overdue,
        }


def state_of(source: Source, store: Store | None, now: datetime) -> State:
    """The state of ``source`` at ``now``."""
    checks = store.checks(source.name) if store and store.last_check(source.name) else ()
    if not checks:
        return State(source.name)
    last = checks[-1]
    failed = list(takewhile(lambda check: check.outcome is Outcome.FAILED, reversed(checks)))
    following = next_check(source, last.at, len(failed))
    return State(
        source.name,
        last=last.at,
        good=next((check.at for check in reversed(checks) if check.outcome is not Outcome.FAILED), None),
        next=following,
        version=last.version,
        failures=len(failed),
        failing_since=failed[-1].at if failed else None,
        reason=last.reason,
        held=any(map(is_held, failed)),
        overdue=now > last.at + (following - last.at) * _LATE,
    )


def _seconds(at: datetime | None) -> float:
    return at.timestamp() if at else 0


_METRICS: tuple[tuple[str, str, Callable[[State], float]], ...] = (
    ("last_check_timestamp_seconds", "When the source was checked last.", lambda state: _seconds(state.last)),
    ("last_success_timestamp_seconds", "When a check got its terms last.", lambda state: _seconds(state.good)),
    ("next_check_timestamp_seconds", "When it is due next.", lambda state: _seconds(state.next)),
    ("consecutive_failures", "Checks in a row that failed.", lambda state: state.failures),
    ("quarantined", "1 where a page waits to be accepted.", lambda state: state.held),
    ("overdue", "1 where no check came when it should have.", lambda state: state.overdue),
    ("version", "The number of the version in force, 0 for none.", lambda state: state.version or 0),
)


def metrics(states: Sequence[State], undelivered: Mapping[str, int]) -> str:
    """The states, and how many notifications each target did not take, in the text format of Prometheus, without the
    last line break."""
    lines = []
    for name, told, value in _METRICS:
        lines += [f"# HELP termsdiff_source_{name} {told}", f"# TYPE termsdiff_source_{name} gauge"]
        lines += [
            f'termsdiff_source_{name}{{source="{_escaped(state.name)}"}} {float(value(state)):.15g}' for state in states
        ]
    if undelivered:
        lines += ["# HELP termsdiff_notifications_failed Notifications a target did not take yet."]
        lines += ["# TYPE termsdiff_notifications_failed gauge"]
    lines += [f'termsdiff_notifications_failed{{target="{_escaped(name)}"}} {n}' for name, n in undelivered.items()]
    return "\n".join(lines)


def _escaped(label: str) -> str:
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
