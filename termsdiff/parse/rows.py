"""A block with several links in, what its row of links is for out: another language, another page, nothing of the sort.

Languages are named in themselves ("Deutsch"), in English, or by a code of two letters.
"""

from __future__ import annotations

from termsdiff.normalize import tidy
from termsdiff.parse.nodes import Raw
from termsdiff.parse.parts import SENTENCE, bare
from termsdiff.parse.phrases import plain, spoken

__all__ = ["answers", "is_row", "kind_of_row"]

_LONGEST = 400  # characters of a row of languages
_MANY = 3  # languages beside which a row may have one link to something else
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
    name = plain(words.partition("(")[0])
    return name in _NAMES or (len(words) == 2 and name in _CODES)


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
