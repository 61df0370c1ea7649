"""What stands in a line of Markdown in, its visible words out, with their links and how far its start is in bold.

`Words` is filled by the reader, from the tokens of CommonMark; `read_words` fills it for the lines that most terms
are made of, where every sign can mean one thing only, at a tenth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from termsdiff.model import Link
from termsdiff.normalize import tidy
from termsdiff.parse.breaks import bold_end
from termsdiff.parse.links import make_link

__all__ = ["Words", "read_words"]


@dataclass(slots=True)
class Words:
    """Pieces of visible text, links by the piece they begin at, and the runs of pieces that are bold."""

    pieces: list[str] = field(default_factory=list)
    links: list[tuple[int, Link]] = field(default_factory=list)
    bolds: list[tuple[int, int]] = field(default_factory=list)
    _heavy: int = 0
    _bold_from: int = 0
    _link: tuple[int, str] = (0, "")

    def add(self, text: str) -> None:
        """More visible text."""
        self.pieces.append(text)

    def turn(self, step: int) -> None:
        """Bold begins (1) or ends (-1)."""
        if not self._heavy:
            self._bold_from = len(self.pieces)
        self._heavy += step
        if not self._heavy:
            self.bolds.append((self._bold_from, len(self.pieces)))

    def open_link(self, href: str) -> None:
        """A link begins here."""
        self._link = len(self.pieces), href

    def close_link(self) -> None:
        """The link ends here."""
        begin, href = self._link
        if href.lower().startswith(_NOWHERE):
            return
        self.links.append((begin, make_link(tidy("".join(self.pieces[begin:])), href, None)))

    def part(self, first: int, last: int) -> tuple[str, tuple[Link, ...], int]:
        """Text, links and length of the bold start of the pieces from ``first`` up to ``last``."""
        links = tuple(link for begin, link in self.links if first <= begin < last and link.text)
        end = bold_end(self.pieces, self.bolds, first, last) if self.bolds else first
        return tidy("".join(self.pieces[first:last])), links, len(tidy("".join(self.pieces[first:end])))


_NOWHERE = ("javascript:", "vbscript:", "data:", "file:")  # links that do something, or hold what they lead to
_PLAIN = r"(?:[^\\`*_\[\]<&!\n]|!(?!\[))"
_ESCAPED = r"\\[!-/:-@\[-`{-~]"
_LINK = rf"\[(?:{_PLAIN}|{_ESCAPED})++\]\([^\s()<>\\&`]++(?: \"[^\"\\&`\n]*+\")?\)"
_STRONG = (  # its signs can only open, and only close
    rf"(?<![^ \xa0])\*\*(?!\s)(?:{_PLAIN}|{_ESCAPED}|{_LINK})++"
    r"(?:(?<=[^\W_])\*\*(?![^ \xa0.,:;)])|(?<!\s)\*\*(?![^ \xa0]))"
)
_TOKEN = re.compile(rf"({_PLAIN}++)|({_ESCAPED})|({_LINK})|({_STRONG})")


def read_words(line: str, normalize_link: Callable[[str], str]) -> Words | None:
    """The words of a line without a line break, None where a sign in it may mean more than one thing.
    ``normalize_link``: a destination as CommonMark has it."""
    words = Words()
    return words if _read(line, words, normalize_link) else None


def _read(text: str, words: Words, normalize_link: Callable[[str], str]) -> bool:
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return False
        found, at = token[0], token.end()
        if token.lastindex == 1:
            words.add(found)
        elif token.lastindex == 2:
            words.add(found[1])
        elif token.lastindex == 3:
            label, _, rest = found[1:-1].partition("](")
            words.open_link(normalize_link(rest.partition(" ")[0]))
            _read(label, words, normalize_link)
            words.close_link()
        else:
            words.turn(1)
            if not _read(found[2:-2], words, normalize_link):
                return False
            words.turn(-1)
    return True
