"""Which other documents a text makes part of the agreement."""

from __future__ import annotations

import pytest

from termsdiff.model import Clause, Document, Link
from termsdiff.reading.incorporation import incorporated


def document(*texts: str, language: str = "en") -> Document:
    return Document("Terms of Service", language, tuple(Clause(str(n), "", text) for n, text in enumerate(texts, 1)))


def test_incorporated_documents_are_named_once_with_their_link():
    linked = Clause("2", "", "Our Privacy Policy applies.", (Link("Privacy Policy", "https://example.org/privacy"),))
    terms = Document("Terms of Service", "en", (Clause("1", "", "You agree to our Privacy Policy."), linked))
    (found,) = incorporated(terms)
    assert (found.name, found.url, found.path) == ("Privacy Policy", "https://example.org/privacy", "2")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Service Level Agreement applies according to its terms.", ["Service Level Agreement"]),
        ("Use is governed by the Agreement of Example Service.", ["Agreement of Example Service"]),
        ("You agree to the Cookie Policy and Community Guidelines.", ["Cookie Policy", "Community Guidelines"]),
        ("You agree to these Product Terms.", []),
        ("We wrote the Privacy Policy with care.", []),
        ("We may close accounts used in breach of the Acceptable Use Policy.", ["Acceptable Use Policy"]),
        ("By using it you agree to the Terms of Service.", []),
    ],
)
def test_other_documents_are_known_by_their_names(text, names):
    assert [each.name for each in incorporated(document(text))] == names


def test_a_link_to_a_place_on_the_same_page_is_no_other_document():
    clause = Clause("1", "", "See our payment terms below.", (Link("payment terms", "#payment"),))
    assert incorporated(Document("", "en", (clause,))) == ()


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (("This policy is part of the Product Terms.", "You agree to the Product Terms."), []),
        (("It belongs to the Product Terms of Acme Ltd.", "As the Product Terms apply, you pay."), []),
        (("The Data Addendum forms part of the Product Terms.",), ["Data Addendum", "Product Terms"]),
        (("This Agreement is subject to the Product Terms.",), ["Product Terms"]),
    ],
)
def test_a_document_that_the_text_belongs_to_is_above_it(texts, names):
    assert [each.name for each in incorporated(document(*texts))] == names
