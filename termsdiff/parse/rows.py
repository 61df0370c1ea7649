"""Links in, what their row is for out: another language, another page, nothing of the sort. A row is a block with
several links, or a run of blocks that are a link each.

Languages are named in themselves ("Deutsch"), in English, or by a code of two letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from termsdiff.normalize import tidy
from termsdiff.parse.nodes import Raw
from termsdiff.parse.parts import SENTENCE, bare
from termsdiff.parse.phrases import plain, spoken

__all__ = ["answers", "is_row", "kind_of_row", "rows_of_languages"]

_LONGEST = 400  # characters of a row of languages
_MANY = 3  # languages that are a row, and beside which it may have one link to something else
_NAME = 40  # characters of the longest name of a language
_AMID = 2  # blocks further on where one stands between two
_BETWEEN = 4  # characters between two links of a row
_CODED = (
    "ar bg ca cs da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv mk ms mt nb nl nn no pl pt ro ru"
    " sk sl sq sr sv th tr uk ur vi zh"
)
_NAMED = (
    "العربية|arabic|български|bulgarian|bahasa indonesia|indonesian|bahasa melayu|malay|català|catalan|"
    "čeština|česky|czech|dansk|danish|deutsch|german|eesti|estonian|ελληνικά|greek|english|español|castellano|"
    "spanish|euskara|basque|فارسی|persian|filipino|français|french|gaeilge|irish|galego|galician|עברית|hebrew|"
    "हिन्दी|हिंदी|hindi|hrvatski|croatian|íslenska|icelandic|italiano|italian|日本語|japanese|한국어|korean|latviešu|"
    "latvian|lietuvių|lithuanian|magyar|hungarian|македонски|malti|maltese|nederlands|dutch|norsk|norwegian|"
    "norsk bokmål|polski|polish|português|português do brasil|brazilian portuguese|portuguese|română|romanian|"
    "русский|russian|shqip|slovenčina|slovak|slovenščina|slovenian|српски|srpski|serbian|suomi|finnish|svenska|"
    "swedish|ไทย|thai|türkçe|turkish|українська|ukrainian|اردو|tiếng việt|vietnamese|中文|简体中文|繁體中文|繁体中文|"
    "chinese|simplified chinese|traditional chinese"
)
_CODES = frozenset(_CODED.split())
_NAMES = frozenset(_NAMED.split("|"))


def kind_of_row(raw: Raw) -> str:
    """The kind of chrome a block is whose links all lead to a language ("languages") or do something ("action"), with
    next to no words beside them; "" for all others."""
    if len(raw.text) > _LONGEST or bare(raw) >= SENTENCE:
        return ""
    said = [words.strip() for words, _ in raw.links if words.strip()]
    if len(said) < 2:
        return ""
    named = sum(map(_names_language, said))
    if named == len(said) or named == len(said) - 1 >= _MANY:
        return "languages"
    acts = bare(raw) <= len(raw.links) * _BETWEEN and all(told and told[0] == "action" for told in map(spoken, said))
    return "action" if acts else ""


def _names_language(words: str) -> bool:
    """Whether a text is the name of a language, or of one as it is spoken in some country."""
    name = plain(words.replace("（", "(").partition("(")[0])
    return name in _NAMES or (len(words) == 2 and name in _CODES)


def rows_of_languages(raws: Sequence[Raw]) -> Iterator[Raw]:
    """The blocks that are a link to a language each, where several follow each other; one amid them may have a name
    that is none of ours, or be that of the page, which is no link."""
    linked = [at for at, raw in enumerate(raws) if _is_link(raw) and _names_language(raw.text)]
    rows = [linked[:1]]
    for last, at in pairwise(linked):
        if at - last == 1 or (at - last == _AMID and _is_of_row(raws[last + 1])):
            rows[-1].append(at)
        else:
            rows.append([at])
    for row in rows:
        if len(row) >= _MANY:
            yield from raws[row[0] : row[-1] + 1]


def _is_link(raw: Raw) -> bool:
    """Whether a block is no more than a link with few words."""
    return len(raw.links) == 1 and len(raw.text) <= _NAME and bare(raw) == 0


def _is_of_row(raw: Raw) -> bool:
    """Whether a block between two links to languages is one of their row."""
    return _is_link(raw) or _names_language(raw.text)


def is_row(raw: Raw) -> bool:
    """Whether a block is several links with nothing but signs between them."""
    if len(raw.links) < 2 or bare(raw) > len(raw.links) * _BETWEEN:
        return False
    rest = raw.text
    for words, _ in raw.links:
        rest = rest.replace(tidy(words), "", 1)
    return not any(map(str.isalnum, rest))


def answers(raw: Raw) -> bool:
    """Whether a row of links answers a consent banner: "accept", "reject"."""
    said = (spoken(words.strip()) for words, _ in raw.links)
    return bare(raw) < len(raw.links) and any(told is not None and told[1] for told in said)
