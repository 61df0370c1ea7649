"""Which words are the document's title."""

from __future__ import annotations

import pytest

from termsdiff.parse import parse
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


def titled(page: str) -> list[tuple[str, str, str]]:
    """Label, title and the start of the text of each clause."""
    return [(clause.label, clause.title, clause.text[:8]) for _, clause in parse(page).walk()]


BODY = "<p>You pay the fees that our price list states, each month and in advance.</p>"


@pytest.mark.parametrize(
    "words",
    [
        "Refund Policy.",
        "Data we collect by ourselves:",
        "Improving and optimizing our services and what we know of how they are used by members",
        "Données que nous recueillons automatiquement :",
    ],
)
def test_a_numbered_line_all_in_bold_is_a_title(words: str) -> None:
    """With a full stop or a colon at its end too, or where it is long."""
    assert titled(f"<p><b>2. {words}</b></p>{BODY}")[0] == ("2.", words, "")


@pytest.mark.parametrize(
    "words",
    [
        "Fees that you paid in advance are not given back to you when you end the agreement early.",
        "you pay the fees;",
    ],
)
def test_a_numbered_sentence_in_bold_is_none(words: str) -> None:
    assert titled(f"<p><b>2. {words}</b></p>{BODY}")[0][:2] == ("2.", "")


def test_an_item_in_bold_is_the_title_of_what_stands_in_it() -> None:
    page = f"<ul><li><b>Other users</b>{BODY}</li><li><b>Partners</b>{BODY}</li></ul>"
    assert titled(page) == [("", "Other users", ""), ("", "", "You pay "), ("", "Partners", ""), ("", "", "You pay ")]


def test_an_item_in_bold_alone_in_its_list_heads_the_paragraph_after_it() -> None:
    """As pages do that set their titles as bullets."""
    page = parse(f"<ul><li><b>Other users</b></li></ul>{BODY}<ul><li><b>Partners</b></li></ul>{BODY}")
    assert [(clause.title, len(clause.children)) for clause in page.clauses] == [("Other users", 1), ("Partners", 1)]


def test_items_in_bold_beside_each_other_head_nothing() -> None:
    page = parse(f"<ul><li><b>Other users</b></li><li><b>Partners</b></li></ul>{BODY}")
    assert [clause.title for _, clause in page.walk()] == ["", "", ""]
