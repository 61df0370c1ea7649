"""The commands about one day: ``asof`` and ``accept``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import click

from termsdiff.cli.archives import reading, writing
from termsdiff.cli.bundles import bundle_of
from termsdiff.cli.history import chronicle_of, clause_at, require_clause
from termsdiff.cli.operands import accepted_version
from termsdiff.cli.settings import NOW, example, located, settings, system_clock
from termsdiff.cli.summaries import moment
from termsdiff.cli.terminal import columns, emit, emit_styled
from termsdiff.cli.timelines import claim_lines, failure_lines, span_object, unobserved
from termsdiff.model import Claim
from termsdiff.pipeline import Chronicle, Clock, named
from termsdiff.pipeline.incorporating import Bundle
from termsdiff.reading.incorporation import Incorporated
from termsdiff.report.to_json import dump, time
from termsdiff.store import Store
from termsdiff.store.revisions import moment as moment_of
from termsdiff.timeline import AsOf, Span, as_of

__all__ = ["accept_command", "asof_command"]


@click.command(
    "asof",
    epilog=example(
        "termsdiff asof examplecloud/product-terms 2023-06-01 4.1", "termsdiff asof examplecloud 2023-06-01"
    ),
)
@click.argument("name")
@click.argument("date")
@click.argument("path", required=False)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="[text]")
@located
def asof_command(name: str, date: str, path: str | None, *, format_: str) -> None:
    """Tell which text of NAME stood on DATE (the end of that day, UTC): between which checks it was seen, what it
    claims, what nobody saw, and which text stood of each document it incorporates that is a source too. With PATH,
    such as 4.1, the words of that clause too. NAME may be a provider: then its documents as they stood.
    """
    at = moment_of(date)
    with reading(settings()) as store:
        of_provider = () if name in store.sources() else named(store, name)
        if of_provider:
            _set(of_provider, at, store, format_)
            return
        answer = _Answer(chronicle_of(name, settings(), store), at, path)
        answer.look_below(bundle_of(store), store)
    if format_ == "json":
        emit(dump({"format": "termsdiff.asof/1", "name": name} | answer.object()))
    else:
        emit_styled(answer.lines())


class _Answer:
    """What is known of one source on one moment. ``path``: of that clause of it."""

    def __init__(self, chronicle: Chronicle, at: datetime, path: str | None = None) -> None:
        self.name, self.path = chronicle.source.name, path
        self.known: AsOf = as_of(chronicle.spans, at)
        self._chronicle = chronicle
        self.spans = [span for span in (self.known.best, self._other()) if span]
        self.claims = {span.version: self._claims(span) for span in self.spans}
        self.words = self._clauses() if path else {}
        self.failed = [check for check in chronicle.failures if self._between(check.at)]
        self.below: list[tuple[Incorporated, _Answer | None]] = []

    def look_below(self, bundle: Bundle, store: Store) -> None:
        """Find how the documents stood that the text incorporates; None where nobody tracks one."""
        if not self.spans:
            return
        version = self._chronicle.version(self.spans[0].version)
        sources = {cited: bundle.source_of(self.name, cited) for cited in bundle.incorporated(version)}
        known = {name: cited for cited, name in reversed(sources.items()) if name and name != self.name}
        for cited, name in sources.items():
            if not name:
                self.below.append((cited, None))
            elif known.get(name) is cited and name in store.sources():
                self.below.append((cited, _Answer(chronicle_of(name, settings(), store), self.known.at)))

    def _other(self) -> Span | None:
        """The text that came next, where the moment lies in the gap before it."""
        return None if self.known.seen else self.known.later

    def _between(self, at: datetime) -> bool:
        """Did a check fail in the gap in which the moment lies?"""
        earlier, later = self.known.earlier, self.known.later
        if self.known.seen:
            return False
        return (earlier is None or at > earlier.until) and (later is None or at < later.since)

    def _claims(self, span: Span) -> tuple[Claim, ...]:
        return self._chronicle.sayings(self._chronicle.version(span.version)).claims

    def _clauses(self) -> dict[int, str]:
        """The words of the clause and what stands below it, for each version that has it; one must."""
        versions = [self._chronicle.version(span.version) for span in self.spans]
        found = {version.number: clause_at(self._chronicle, version, self.path or "") for version in versions}
        if versions and not any(found.values()):
            require_clause(self._chronicle, versions[0], self.path or "")
        return {number: "\n".join(each.words for each in at[1].walk()) if at else "" for number, at in found.items()}

    @property
    def certainty(self) -> str:
        """seen: checks before and after saw one text; between: two texts; before, after: all checks are on one side."""
        if self.known.seen:
            return "seen"
        if self.known.earlier and self.known.later:
            return "between"
        return "after" if self.known.earlier else "before"

    def sentence(self) -> str:
        """What is known, with its limits."""
        seen, earlier, later = self.known.seen, self.known.earlier, self.known.later
        if seen:
            return f"seen from {moment(seen.since)} until {moment(seen.until)}; {unobserved(seen)}"
        if earlier and later:
            return (
                f"not observed: @{earlier.version} was last seen {moment(earlier.until)}, @{later.version} first seen"
                f" {moment(later.since)}; it was one of them, or a text nobody saw"
            )
        if earlier:
            return f"last seen {moment(earlier.until)}; no check has seen any text since"
        return f"not observed: first seen {moment(later.since)}, after that day" if later else "never seen"

    def lines(self) -> Iterator[tuple[str, str]]:
        yield "title", f"{self.name} on {moment(self.known.at)}\n"
        yield "", f"{self.sentence()}\n"
        for span in self.spans:
            version = self._chronicle.version(span.version)
            yield "path", f"@{span.version}"
            yield "title", f"  {version.title or 'Untitled'}\n"
            yield from claim_lines(self.claims[span.version])
            if self.path:
                words = self.words[span.version].replace("\n", "\n    ")
                yield "", f"    {words}\n" if words else f"    has no clause {self.path}\n"
        yield from failure_lines(self.failed)
        for cited, answer in self.below:
            yield "context", ">>"
            yield "path", f"  {answer.called}" if answer else ""
            yield "", f"  {cited.path}, “{cited.name}”: {answer.sentence() if answer else 'nobody tracks it'}\n"

    @property
    def called(self) -> str:
        """``acme/sla@3``, or without a version where none was seen."""
        return f"{self.name}@{self.spans[0].version}" if self.spans else self.name

    def object(self) -> dict[str, Any]:
        found: dict[str, Any] = {"at": time(self.known.at), "certainty": self.certainty, "told": self.sentence()}
        found |= {key: span_object(getattr(self.known, key)) for key in ("seen", "earlier", "later")}
        found["claims"] = [
            {"version": version, "kind": claim.kind, "date": claim.date, "text": claim.text, "path": claim.path}
            for version, claims in self.claims.items()
            for claim in claims
        ]
        found["failed"] = [{"at": time(check.at), "message": check.message} for check in self.failed]
        found["incorporated"] = [
            {"name": cited.name, "path": cited.path, "text": cited.sentence, "url": cited.url, "stood": stood}
            for cited, answer in self.below
            for stood in (answer.stood() if answer else None,)
        ]
        if self.path:
            found["clause"] = [
                {"version": version, "path": self.path, "text": words} for version, words in self.words.items()
            ]
        return found

    def stood(self) -> dict[str, Any]:
        """The short form of `object`, for a document that another incorporates."""
        version = self.spans[0].version if self.spans else None
        return {"source": self.name, "version": version, "certainty": self.certainty, "told": self.sentence()}


def _set(names: Sequence[str], at: datetime, store: Store, format_: str) -> None:
    """The documents of a provider as they stood."""
    answers = [_Answer(chronicle_of(name, settings(), store), at) for name in names]
    bundle = bundle_of(store)
    for answer in answers:
        answer.look_below(bundle, store)
    if format_ == "json":
        found = [{"name": answer.name} | answer.object() for answer in answers]
        emit(dump({"format": "termsdiff.asof-set/1", "at": time(at), "documents": found}))
        return
    rows = [
        (answer.name, f"@{answer.spans[0].version}" if answer.spans else "-", answer.sentence()) for answer in answers
    ]
    emit_styled(("", "  ".join(row) + "\n") for row in columns(rows))
    missing = {(a.name, cited.path, cited.name) for a in answers for cited, stood in a.below if stood is None}
    emit_styled(("", f">>  {name} {path}, “{title}”: nobody tracks it\n") for name, path, title in sorted(missing))


@click.command("accept", epilog=example("termsdiff accept examplecloud/product-terms 2024-03-01"))
@click.argument("name")
@click.argument("date", required=False)
@click.option("--now", type=NOW, help="Act as if it were this time, for demonstrations: 2024-03-01T06:00")
@located
def accept_command(name: str, date: str | None, *, now: Clock | None) -> None:
    """Put down that the text of NAME that stood on DATE, or stands now, was accepted; termsdiff diff NAME
    --since-accepted shows what changed since. Without a text seen by then it is an error."""
    clock = now or system_clock
    at = settings()
    with writing(at.config(), create=False) as store:
        done = store.accept(name, at=moment_of(date) if date else clock(), recorded=clock())
        number = accepted_version(name, store)
    emit_styled([("path", f"{name}@{number}"), ("", f"  accepted as it was seen {moment(done.seen)}\n")])
