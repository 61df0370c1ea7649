"""The law of the store: what goes in comes out equal."""

from __future__ import annotations

from datetime import UTC, datetime
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from termsdiff.model import Clause, Document, Link, Notice, Snapshot, Source
from termsdiff.store import Store

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LINKS = st.lists(st.builds(Link, TEXT, TEXT, TEXT), max_size=2).map(tuple)
CLAUSES = st.recursive(
    st.builds(Clause, TEXT, TEXT, TEXT, LINKS),
    lambda inner: st.builds(Clause, TEXT, TEXT, TEXT, LINKS, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=12,
)
DOCUMENTS = st.builds(
    Document,
    TEXT,
    st.sampled_from(["", "en", "zh"]),
    st.lists(CLAUSES, max_size=3).map(tuple),
    st.lists(st.builds(Notice, TEXT, TEXT), max_size=2).map(tuple),
)
TIMES = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple)
SNAPSHOTS = st.builds(
    Snapshot,
    content=st.binary(max_size=300),
    url=TEXT,
    at=TIMES,
    media_type=TEXT,
    charset=st.none() | TEXT,
    status=st.none() | st.integers(100, 599),
    headers=PAIRS,
    redirects=st.lists(TEXT, max_size=2).map(tuple),
    duration=st.floats(0, 1000),
    via=TEXT,
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(DOCUMENTS, SNAPSHOTS, TIMES), min_size=1, max_size=5))
def test_documents_and_snapshots_come_out_equal(history):
    """Whatever was recorded in whatever order; and `verify` passes."""
    with TemporaryDirectory() as folder, Store(f"{folder}/terms.db") as store:
        source = Source("acme/terms", ())
        first: dict[str, Document] = {}
        pages: dict[str, Snapshot] = {}
        for document, snapshot, at in history:
            store.record(source, (snapshot,), document, at=at, parser="1")
            first.setdefault(document.digest, document)
            pages.setdefault(snapshot.sha256, snapshot)

        for version in store.versions("acme/terms"):
            assert store.document(version) == first[version.digest]
        assert len(store.versions("acme/terms")) == len(first)
        for sha256, snapshot in pages.items():
            assert store.snapshot(sha256) == snapshot
        assert store.verify().problem == ""
