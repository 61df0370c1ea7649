"""Changes or a document in, GitHub-flavoured Markdown out.

Removed words are struck out, added words bold, so nothing depends on colour. Everything that Markdown or HTML
would act on is escaped; the words, read back by a Markdown parser, are the words of the terms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from termsdiff.model import Change, Clause, Edit, Weight
from termsdiff.report.inert import inert
from termsdiff.report.layout import Entry, Fold, Gap, Part, Places, heading, lay_out, locate, title_of
from termsdiff.report.marks import inline, relinked, retitle
from termsdiff.report.material import Comparison, Reading
from termsdiff.report.phrases import FOLDS, WEIGHTS, count, describe, evidence, names, notes, tally

__all__ = ["write_changes", "write_document"]

_SPECIAL = re.compile(r"[\\`*_\[\]<>#~|&$^]")
_LINKED = re.compile(r"(?i)\b(www)(?=\.)|(?<=[a-z])(:)(?=//)|(@)")
_LINE_START = re.compile(r"^(\s*)(?:([-+=])|(\d{1,9})([.)]))")
_MARKERS = {"-": ("~~", "del"), "+": ("**", "ins")}
_HEADINGS = 6  # Markdown has no deeper level
_ENTITIES = {"www": "&#119;ww", ":": "&#58;", "@": "&#64;"}


def escape(text: str) -> str:
    """The text with nothing left that Markdown, GitHub or HTML would act on, at the start of a line or within."""
    text = _SPECIAL.sub(lambda found: "\\" + found[0], inert(text))
    text = _LINKED.sub(lambda found: _ENTITIES.get(found[0].lower(), found[0]), text)
    return _LINE_START.sub(_start, text)


def _start(found: re.Match[str]) -> str:
    space, sign, digits, stop = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{digits}\\{stop}"


def write_changes(comparison: Comparison) -> str:
    """The changes: a heading an entry, the words as a quotation, what follows from renumbering folded."""
    where = locate(comparison.changes)
    parts = lay_out(comparison, context=comparison.context or 0)
    blocks = [*_head(comparison), *(block for part in parts for block in _part(part, where))]
    return "\n\n".join(blocks) + "\n"


def _head(comparison: Comparison) -> Iterator[str]:
    changes = comparison.changes
    yield f"# {escape(comparison.title)}"
    yield f"**{tally(changes.summary)}.**"
    known = (comparison.claims_old, comparison.claims_new, comparison.findings)
    for note in notes(changes, *known, ignored=comparison.ignored):
        yield f"> **{escape(note)}**"
    before = dict(evidence(comparison.old, comparison.claims_old, changes.old))
    after = dict(evidence(comparison.new, comparison.claims_new, changes.new))
    rows = [f"| {what} | {escape(before.get(what, ''))} | {escape(after.get(what, ''))} |" for what in before | after]
    yield "\n".join(["| | before | after |", "|---|---|---|", *rows])
    if changes.old.title != changes.new.title:
        yield f"Title: {_marked(retitle(changes.old.title, changes.new.title))}"


def _part(part: Part, where: Places) -> Iterator[str]:
    match part:
        case Gap():
            yield from _gap(part)
        case Fold():
            yield f"<details>\n<summary>{FOLDS[part.weight]}: {count(len(part.entries), 'change')}</summary>"
            yield "\n".join(f"- {item}" for entry in part.entries for item in map(_folded, entry.changes))
            yield "</details>"
        case Entry():
            yield from _entry(part, where)


def _entry(entry: Entry, where: Places) -> Iterator[str]:
    change = entry.change
    *above, name = heading(change, where)
    yield f"### {' › '.join(map(escape, (*above, ' '.join(filter(None, (name, title_of(change, name)))))))}"
    told = [", ".join(describe(change)), *([] if change.weight is Weight.SUBSTANTIVE else [WEIGHTS[change.weight]])]
    yield f"{'; '.join(map(escape, (*told, *change.reasons)))} `{change.id}`"
    lines = [_marked(line.runs) for each in entry.changes for line in inline(each) if line.runs]
    lines += [f"link {_marked([edit])}" for each in entry.changes for edit in relinked(each)]
    yield "\n>\n".join(f"> {line}" for line in lines)


def _folded(change: Change) -> str:
    words = " ".join(_marked(line.runs) for line in inline(change))
    links = "".join(f" link {_marked([edit])}" for edit in relinked(change))
    return f"{escape(names(change.new or change.old))} {', '.join(map(escape, describe(change)))}: {words}{links}"


def _gap(gap: Gap) -> Iterator[str]:
    yield from (f"> {escape(change.new[0].clause.words)}" for change in gap.shown)
    if gap.total > len(gap.shown):
        yield f"*… {count(gap.total - len(gap.shown), 'unchanged clause')}*"


def _marked(runs: Iterable[Edit]) -> str:
    """Marked runs; as HTML tags where Markdown's own marks would not be seen as such beside these signs."""
    runs = [Edit(op, inert(text)) for op, text in runs]
    found: list[str] = []
    for at, (op, text) in enumerate(runs):
        core = text.strip()
        if op == "=" or not core:
            found.append(escape(text) if at == 0 else escape(f"x{text}")[1:])
            continue
        lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        before = lead or (runs[at - 1].text[-1:] if at else "")
        after = tail or (runs[at + 1].text[:1] if at + 1 < len(runs) else "")
        found.append(f"{lead}{_wrap(op, core, before, after)}{tail}")
    return "".join(found).strip()


def _wrap(op: str, core: str, before: str, after: str) -> str:
    sign, tag = _MARKERS[op]
    if _flanks(before, core[0]) and _flanks(after, core[-1]):
        return f"{sign}{escape(f'x{core}')[1:]}{sign}"
    return f"<{tag}>{escape(f'x{core}')[1:]}</{tag}>"


def _flanks(outside: str, inside: str) -> bool:
    """CommonMark 6.2: a delimiter beside punctuation only counts where white space or punctuation is outside."""
    return not _punctuation(inside) or not outside or outside.isspace() or _punctuation(outside)


def _punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"


def write_document(reading: Reading) -> str:
    """The document: sections as headings, clauses as nested lists with their labels as printed."""
    document = reading.document
    blocks = [f"# {escape(document.title)}"] if document.title else []
    rows = [f"{what}: {value}" for what, value in evidence(reading.side, reading.claims, document)]
    blocks += [f"*{escape('; '.join(rows))}*"] if reading.side != type(reading.side)() or reading.claims else []
    blocks += [block for clause in document.clauses for block in _clause(clause, 2, "")]
    return "\n\n".join(blocks) + "\n"


def _clause(clause: Clause, level: int, indent: str) -> Iterator[str]:
    words = escape(clause.words)
    if clause.title and not clause.text and not indent and level <= _HEADINGS:
        yield f"{'#' * level} {words}"
        below = ""
    else:
        yield f"{indent}{words}" if not clause.label and not indent else f"{indent}- {words}"
        below = f"{indent}  "
    for child in clause.children:
        yield from _clause(child, level + 1, below)
