"""Which words are the document's title."""

from __future__ import annotations

import pytest

from termsdiff.parse.blocks import Block, Page, Shape
from termsdiff.parse.names import names_document
from termsdiff.parse.titles import take_title

PROSE = Block("You pay the fees that our price list states, each month and in advance.")


def head(text: str, level: int = 1) -> Block:
    return Block(text, Shape.HEADING, level)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (Page((head("Privacy Policy"), PROSE), "Boats | Privacy"), "Privacy Policy"),
        (
            Page((head("Help & services"), head("Cookie Charter Policy"), PROSE), "Boats for all"),
            "Cookie Charter Policy",
        ),
        (Page((PROSE,), "Privacy Policy | Boats | Sail with friends at sea."), "Privacy Policy"),
        (Page((PROSE,), "Help Center", language="en"), ""),
        (Page((PROSE,), "Podmínky užití", language="cs"), "Podmínky užití"),
        (Page((Block("Nutzungsbedingungen"), PROSE), "Boote – einfach segeln", language="de"), "Nutzungsbedingungen"),
        (Page((Block("利用規約"), Block("本サービスの料金は月額とし、前払いとする。")), "ヘルプ"), "利用規約"),
    ],
    ids=["heading", "section of the site", "segment", "slogan", "other language", "first line", "Japanese"],
)
def test_the_title_names_the_document(page: Page, title: str) -> None:
    """A heading or a part of the page's title that names a document comes before slogans and sections of the site."""
    assert take_title(page)[0] == title


@pytest.mark.parametrize("text", ["AGB", "Conditions générales", "Política de privacidad", "隐私政策", "Regulamin"])
def test_names_of_documents(text: str) -> None:
    assert names_document(text)


@pytest.mark.parametrize("text", ["Help Center", "Match. Chat. Meet.", "Fees", "このページ"])
def test_other_words_name_none(text: str) -> None:
    assert not names_document(text)


def test_a_first_section_among_numbered_ones_is_no_title() -> None:
    """Found on a page whose "Definitions" stood above "Article 1" on the same level."""
    page = Page((head("Definitions", 1), Block("A member is you."), head("Article 1: Scope", 1), Block("All.")))
    assert take_title(page)[0] == ""
