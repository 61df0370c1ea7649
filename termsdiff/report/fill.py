"""A template and values in, markup out: the one place where text becomes HTML or XML, and is escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from markupsafe import Markup, escape

from termsdiff.model import Document, Edit
from termsdiff.report.inert import inert
from termsdiff.report.phrases import count, direction

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["Trail", "attributes", "environment_of", "fill", "page", "still"]

Made = TypeVar("Made", bound="Environment")
_TAGS = {"-": "del", "+": "ins"}
Trail = tuple[tuple[str, str], ...]


def attributes(document: Document) -> Markup:
    """The ``lang`` and ``dir`` of text from a document."""
    lang = Markup(' lang="{}"').format(inert(document.language)) if document.language else Markup()
    return lang + Markup(' dir="{}"').format(direction(document.language))


def _mark(runs: Iterable[Edit]) -> Markup:
    """Marked runs as ``ins``, ``del`` and plain text."""
    pieces = ((_TAGS.get(op), escape(inert(text))) for op, text in runs)
    return Markup("").join(Markup("<{0}>{1}</{0}>").format(tag, text) if tag else text for tag, text in pieces)


def _linkable(value: str) -> bool:
    return value.startswith(("https://", "http://"))


def still(value: Any) -> Any:
    """What a template prints, made inert unless it is markup of our own."""
    return inert(value) if type(value) is str else value


def environment_of(kind: type[Made], *, autoescape: bool) -> Made:
    """The templates of this room, in an environment of that kind; what they do not know is an error."""
    from jinja2 import PackageLoader, StrictUndefined  # noqa: PLC0415 - most commands fill no template

    environment = kind(
        loader=PackageLoader("termsdiff.report"),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=still,
    )
    environment.filters |= {"count": count}
    return environment


@cache
def _environment() -> Environment:
    from jinja2 import Environment  # noqa: PLC0415 - most commands fill no template

    environment = environment_of(Environment, autoescape=True)
    environment.filters |= {"mark": _mark}
    environment.tests["linkable"] = _linkable
    return environment


@cache
def _asset(name: str) -> tuple[Markup, str]:
    """A style sheet or script of ours and its hash for the content security policy."""
    loader = _environment().loader
    assert loader is not None
    text, *_ = loader.get_source(_environment(), name)
    return Markup(text), f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"  # noqa: S704 - our own file


def fill(template: str, **values: Any) -> str:
    """A template filled in. Whatever a document says is escaped and inert; a value a template lacks is an error."""
    return _environment().get_template(template).render(**values) + "\n"


def page(template: str, *, script: str = "report.js", trail: Trail = (), **values: Any) -> str:
    """A page filled in, with our style and script inside and their hashes for its content security policy; ``trail``
    leads back to the pages of the site above it, as (address, text)."""
    style, style_hash = _asset("report.css")
    code, code_hash = _asset(script)
    assets = {"style": style, "style_hash": style_hash, "script": code, "script_hash": code_hash}
    return fill(template, trail=trail, **assets, **values)
