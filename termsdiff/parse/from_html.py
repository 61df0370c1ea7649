"""An HTML page in, its terms as a run of blocks out."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote, urljoin

from termsdiff.model import Notice, Selector
from termsdiff.parse.blocks import MOST, Page, cut_notice
from termsdiff.parse.charset import to_utf8
from termsdiff.parse.content import Kept, keep_all, keep_terms
from termsdiff.parse.embedded import find_embedded
from termsdiff.parse.evidence import lacking
from termsdiff.parse.html_blocks import to_blocks
from termsdiff.parse.markup import read_markup
from termsdiff.parse.nodes import Markup
from termsdiff.parse.overrides import apply_overrides

__all__ = ["Verdict", "explain", "read"]

_SHORT = 500  # characters of running text; the shortest of the 237 sample pages has 1,300, error pages under 300


class Verdict(NamedTuple):
    """One block of a page: its text, and why it was left out ("" where it was kept)."""

    text: str
    reason: str


def read(
    content: bytes | str,
    *,
    url: str | None = None,
    charset: str | None = None,
    select: tuple[Selector, ...] = (),
    remove: tuple[Selector, ...] = (),
) -> Page:
    """The terms of an HTML page, in reading order, page chrome left out.

    ``url`` makes links absolute; its fragment picks one of several documents on the page. ``select`` and ``remove``
    are CSS selectors and ranges: only what ``select`` finds is read, then whole. Never raises on a poor page: warnings
    are "no-terms" (next to no text, or what stands in front of terms), "select-found-nothing", "announcement" (a banner
    about coming terms, left out), "variants" (a second text of the same terms, left out), "embedded" (the text was in a
    script), "cut" (more blocks than terms have, the rest left out). Raises `ParseError` for a selector that is no CSS,
    and for a range that the page does not have.
    """
    markup, kept, warnings = _read(content, url, charset, select, remove)
    blocks = to_blocks(kept.raws[:MOST], markup.nodes, _base(url, markup.base))
    if len(kept.raws) > MOST:
        warnings.append(cut_notice(len(kept.raws)))
    if kept.prose < _SHORT and (told := lacking(blocks, markup.title)):
        warnings.append(Notice("no-terms", told))
    return Page(blocks, markup.title, markup.language[:2].lower(), tuple(warnings))


def explain(
    content: bytes | str,
    *,
    url: str | None = None,
    charset: str | None = None,
    select: tuple[Selector, ...] = (),
    remove: tuple[Selector, ...] = (),
) -> tuple[Verdict, ...]:
    """Every block of the page, in order, with the reason why `read` leaves it out. Arguments as for `read`."""
    markup, kept, _ = _read(content, url, charset, select, remove)
    standing = {id(raw) for raw in kept.raws}
    return tuple(
        Verdict(raw.text, "" if id(raw) in standing else raw.reason or raw.node.reason or kept.muted(raw))
        for raw in markup.raws
    )


def _read(
    content: bytes | str,
    url: str | None,
    charset: str | None,
    select: tuple[Selector, ...],
    remove: tuple[Selector, ...],
) -> tuple[Markup, Kept, list[Notice]]:
    data, chosen = to_utf8(content, charset), False
    warnings = []
    if select or remove:
        data, chosen = apply_overrides(data, select, remove)
        if select and not chosen:
            warnings.append(
                Notice("select-found-nothing", f"Nothing on the page matches {', '.join(map(str, select))}.")
            )
    markup = read_markup(data)
    kept = keep_all(markup) if chosen else keep_terms(markup, fragment=_fragment(url))
    if kept.prose < _SHORT and (drawn := find_embedded(markup.scripts)):
        inner = read_markup(drawn.encode("utf-8", "replace"))
        inner.title, inner.language, inner.base = markup.title, markup.language, markup.base
        markup, kept = inner, keep_all(inner)
        warnings.append(Notice("embedded", "The text stands in a script of the page, not in its mark-up."))
    return markup, kept, warnings + kept.notices


def _base(url: str | None, named: str) -> str | None:
    """What links are relative to: the page's address, or what <base> says; "http://[" says nothing."""
    try:
        return urljoin(url or "", named) if named else url
    except ValueError:
        return url


def _fragment(url: str | None) -> str:
    return unquote(url.partition("#")[2]) if url else ""
