"""Lines and the places of the numbered ones in, a parent for every line out."""

from __future__ import annotations

from termsdiff.parse.divisions import RETURNS
from termsdiff.parse.lines import Line, ends_open
from termsdiff.parse.sequences import Placement

__all__ = ["place"]

_DEPTH = 40  # deeper clauses are laid beside each other; no real page of the sample is deeper than 9
_LONGEST = max(map(len, RETURNS))
_START = 3  # letters by which most paragraphs are told apart from all of these at once
_STARTS = frozenset(word[:_START] for word in RETURNS)


class _Placer:
    """Walks the lines once; ``anchor`` is the last line that opened a clause, ``settled`` where plain paragraphs
    go until the next one."""

    def __init__(self, lines: list[Line], placements: dict[int, Placement]) -> None:
        self.lines = lines
        self.placements = placements
        self.hosts: dict[int, int] = {}  # a list's first line -> the lead-in that holds it
        self.leads: set[int] = set()  # these lead-ins
        self.spine: list[int] = []  # the line before and what it hangs under, outermost first: what is still open
        self.anchor = -1
        self.settled: int | None = None

    def walk(self) -> None:
        placements = self.placements
        for line in self.lines:
            placement = placements.get(line.index)
            if placement is None or (placement.reading is None and not (line.rank or line.forced)):
                self._hang(line, self._home(line))
                continue
            line.reading, line.group = placement.reading, placement.group
            self._hang(line, self._reopened(line.index, self._host(line, placement), placement))
            self.anchor, self.settled = line.index, None

    def _hang(self, line: Line, parent: int) -> None:
        """Hang a line under the clause, or the innermost one around it that has not ended, so that the tree keeps the
        page's order, and close what the line is not part of."""
        lines, spine = self.lines, self.spine
        while not self._is_open(parent):
            parent = lines[parent].parent
        depth = lines[parent].depth + 1 if parent >= 0 else 0
        if depth > _DEPTH:
            depth = _DEPTH
            parent = spine[depth - 1]
        del spine[depth:]
        spine.append(line.index)
        line.parent, line.depth = parent, depth

    def _is_open(self, clause: int) -> bool:
        """Whether a clause has not ended before the line at hand."""
        if clause < 0:
            return True
        depth = self.lines[clause].depth
        return depth < len(self.spine) and self.spine[depth] == clause

    def _lead(self, group: int, lead: int) -> int:
        """Hang a list under its lead-in."""
        self.leads.discard(self.hosts.get(group, -1))
        self.leads.add(lead)
        self.hosts[group] = lead
        return lead

    def _reopened(self, index: int, wanted: int, placement: Placement) -> int:
        """The wanted parent. A list that goes on after its end begins anew at its lead-in."""
        if self._is_open(wanted):
            return wanted
        before = index - 1
        again = before not in self.placements and ends_open(self.lines[before].text)
        return self._lead(placement.group, before) if again else wanted

    def _host(self, line: Line, placement: Placement) -> int:
        """Where a list hangs: a lead-in paragraph that ends with a colon holds a list without numbers, and one
        with numbers where no number stands above ("4.1(a)" is cited without its lead-in)."""
        parent, index = placement.parent, line.index
        if placement.group != index:
            return self.hosts.get(placement.group, parent)
        before = self.lines[index - 1] if index else None
        if before is None or before.rank or before.forced or before.reading:
            return parent
        if before.parent != parent or line.rank or not ends_open(before.text) or self._cited(line, placement):
            return parent
        return self._lead(index, index - 1)

    def _cited(self, line: Line, placement: Placement) -> bool:
        if placement.reading is None or placement.reading.kind == "bullet" or not line.marker:
            return False
        parent = placement.parent
        while parent >= 0:
            if self.lines[parent].reading:
                return True
            parent = self.lines[parent].parent
        return False

    def _home(self, line: Line) -> int:
        """The clause a paragraph without a number belongs to."""
        if line.lists:
            return self._item(line)
        if self.settled is None:
            top = self.anchor
            while top >= 0 and self.lines[top].lists:
                top = self.lines[top].parent
            home = self._return(top, line) if top == self.anchor else top
            self.settled = self.lines[home].parent if home in self.leads else home
        elif self.settled >= 0 and _returns(line.text):
            self.settled = self._return(self.settled, line)
        return self.settled

    def _item(self, line: Line) -> int:
        top = self.anchor
        while top >= 0 and self.lines[top].lists != line.lists[: len(self.lines[top].lists)]:
            top = self.lines[top].parent
        return top

    def _return(self, top: int, line: Line) -> int:
        """A paragraph after the last entry of a list goes back to the clause that opened the list."""
        entry = self.lines[top]
        if top < 0 or entry.rank or entry.parent < 0 or not entry.reading:
            return top
        if entry.titled and not self._in_sentence(entry):
            return top
        if line.text[0].islower() or _returns(line.text) or self._in_sentence(entry):
            return entry.parent
        return top

    def _in_sentence(self, entry: Line) -> bool:
        """Whether the entry is part of a sentence that its list's parent or lead-in opened."""
        if entry.reading and entry.reading.kind == "decimal":
            return False
        if ends_open(self.lines[entry.parent].text):
            return True
        first = entry.group
        before = self.lines[first - 1] if first > 0 else None
        opened = before is not None and before.parent == entry.parent and ends_open(before.text)
        return opened or entry.text.endswith((";", ",", "；", "，", " and", " or"))


def _returns(text: str) -> bool:
    """Whether a paragraph opens as one that goes back to what stands around a list."""
    low = text[:_LONGEST].lower()
    return (low[:_START] in _STARTS or not low.isascii()) and low.startswith(RETURNS)


def place(lines: list[Line], placements: dict[int, Placement]) -> None:
    """Set of every line what it hangs under; a parent always stands before its children."""
    _Placer(lines, placements).walk()
