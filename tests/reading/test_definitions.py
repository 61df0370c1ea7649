"""Definitions, precedence and incorporated documents, in the ways terms print them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.languages import LANGUAGES
from termsdiff.languages.definitions import BINDING, EXAMPLES, INCLUDING, MEANS, PART_OF, PRECEDENCE, SECTION_ONLY
from termsdiff.model import Clause, Document
from termsdiff.reading.definitions import Definition, definitions, precedence, uses
from termsdiff.reading.incorporation import incorporated


def document(*texts: str, language: str = "en") -> Document:
    return Document("Terms of Service", language, tuple(Clause(str(n), "", text) for n, text in enumerate(texts, 1)))


DEFINED = [
    ("en", "We run the website (the “Site”) and an app (“App”).", ["Site", "App"]),
    (
        "en",
        'Example Ltd. and its affiliates (collectively, "Example", "we" or "us") welcome you.',
        ["Example"],
    ),
    ("en", "“Account” means a unique account made for you.", ["Account"]),
    ("en", '"Customer" or "Client" shall mean the buyer.', ["Client", "Customer"]),
    ("en", "“Content” (in any form) refers to text and pictures.", ["Content"]),
    ("en", "Example GmbH (hereinafter referred to as “Example”) is the provider.", ["Example"]),
    ("en", 'All media (including any video, text and "Mini Programs") belong to us.', []),
    ("en", "Press the button (labeled “Save”) to go on.", []),
    ("en", "You may call it a “fair” price.", []),
    ("en", "The word “may” means a right.", []),
    ("fr", "Les présentes conditions générales (ci-après les « CGU ») s’appliquent.", ["CGU"]),
    ("fr", "« Site » : désigne le site internet de la société.", ["Site"]),
    ("de", "Die Beispiel GmbH (nachfolgend „Anbieter“ genannt) betreibt den Dienst.", ["Anbieter"]),
    ("de", "„Nutzer“ bezeichnet jede Person, die den Dienst nutzt.", ["Nutzer"]),
    ("es", "Ejemplo S.L. (en adelante, la “Empresa”) ofrece el servicio.", ["Empresa"]),
    ("it", "Esempio S.r.l. (di seguito “Società”) offre il servizio.", ["Società"]),
    ("pt", "A Exemplo Ltda. (doravante “Empresa”) oferece o serviço.", ["Empresa"]),
    ("nl", "Voorbeeld B.V. (hierna: “Voorbeeld”) levert de dienst.", ["Voorbeeld"]),
    ("pl", "Przykład sp. z o.o. (dalej „Usługodawca”) świadczy usługi.", ["Usługodawca"]),
    ("sv", "Exempel AB (nedan ”Bolaget”) driver tjänsten.", ["Bolaget"]),
    ("ru", "ООО «Пример» (далее — «Компания») оказывает услуги.", ["Компания"]),
    ("tr", "Örnek A.Ş. (bundan böyle “Şirket” olarak anılacaktır) hizmet verir.", ["Şirket"]),
    ("zh", "示例有限公司（以下简称“本公司”）提供服务。", ["本公司"]),
    ("zh", "“用户”是指使用本服务的个人。", ["用户"]),
    ("ja", "例株式会社（以下「当社」といいます。）は本サービスを提供します。", ["当社"]),
    ("ja", "「利用者」とは、本サービスを利用する者をいいます。", ["利用者"]),
    ("ko", '예시 주식회사(이하 "회사")는 서비스를 제공합니다.', ["회사"]),
    ("ar", "تقدم شركة المثال (ويشار إليها فيما يلي باسم “الشركة”) الخدمة.", ["الشركة"]),
    ("hi", "उदाहरण लिमिटेड (इसके बाद “कंपनी”) सेवा देती है।", ["कंपनी"]),
]


@pytest.mark.parametrize(("language", "text", "terms"), DEFINED)
def test_terms_are_read_from_brackets_and_from_verbs_of_meaning(language, text, terms):
    assert sorted(each.term for each in definitions(document(text, language=language))) == sorted(terms)


def test_a_clause_titled_with_the_term_defines_it():
    terms = Document("", "en", (Clause("1.1", "Account", "means a unique account."), Clause("1.2", "Fees", "are due.")))
    assert [each.term for each in definitions(terms)] == ["Account"]


def test_a_definition_names_its_clause_its_sentence_and_where_the_term_is_used():
    terms = document("We run a site (the “Site”). Enjoy.", "The Site is free.", "Websites differ.", "Sites of ours.")
    assert definitions(terms) == (Definition("Site", "We run a site (the “Site”).", "1", "", ("2", "4")),)


def test_a_longer_term_is_not_a_use_of_the_shorter_one_inside_it():
    terms = document("These terms (the “Terms”) and others (the “Special Terms”).", "The Special Terms win.")
    assert {each.term: each.used for each in definitions(terms)} == {"Terms": (), "Special Terms": ("2",)}


def test_a_name_of_the_documents_that_takes_this_text_in_is_defined_by_it():
    """Where nothing else defines it; in the order of the clauses, and only once."""
    found = definitions(
        document(
            "You may not assign any of the Terms (including this Agreement).",
            "We assign the Terms (including all rights in the Terms and this Agreement) to “Example Ltd.” (“Example”).",
            "Under the Policies (including the fees) and the Rules (“these Rules”) you pay.",
        )
    )
    assert [(each.term, each.path) for each in found] == [("Terms", "1"), ("Example", "2")]
    assert found[0].used == ("2",)
    defined = document("The “Terms” mean all of it.", "You may not assign the Terms (including this Agreement).")
    assert [each.path for each in definitions(defined)] == ["1"]


def test_a_definition_for_one_section_says_so():
    inside = Clause("4.1", "", "For the purposes of this Section, “Device” means a phone.")
    (found,) = definitions(Document("", "en", (Clause("4", "Devices", "", (), (inside,)),)))
    assert (found.path, found.scope) == ("4.1", "4")


def test_uses_finds_a_term_that_is_no_longer_defined():
    assert uses(document("The Services end.", "Our service ends."), "Services") == ("1",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If these Terms and an Order Agreement differ, the Agreement shall prevail."),
        ("fr", "En cas de divergence, la Politique de confidentialité prévaut."),
        ("de", "Bei Widersprüchen haben diese Bedingungen Vorrang."),
        ("es", "En caso de conflicto, estas condiciones prevalecerán."),
        ("zh", "如本协议与其他条款不一致，以本协议为准。"),
        ("ja", "本規約と個別規約が異なる場合は、個別規約が優先します。"),
        ("ru", "При расхождении условия договора имеют приоритет."),
    ],
)
def test_precedence_clauses_are_found(language, text):
    assert [each.path for each in precedence(document(text, "Nothing else.", language=language))] == ["1"]


@pytest.mark.parametrize("text", ["The prevailing party pays.", "See our Export Controls policy.", "Good design wins."])
def test_other_words_of_winning_are_no_precedence(text):
    assert precedence(document(text)) == ()


def test_every_language_has_its_words():
    assert all(
        set(table) == set(LANGUAGES)
        for table in (BINDING, EXAMPLES, INCLUDING, MEANS, PART_OF, PRECEDENCE, SECTION_ONLY)
    )


@given(st.text(max_size=200), st.sampled_from([*LANGUAGES, ""]))
def test_any_text_is_read_without_error(text, language):
    terms = Document(text, language, (Clause("1", "", text), Clause("2", text, text)))
    assert all(isinstance(read(terms), tuple) for read in (definitions, precedence, incorporated))


def test_the_kingsoft_terms():
    """Definitions with their clauses, the precedence clauses, and the four other documents."""
    page = Path(__file__).parents[2] / "../shared/data/kingsoft/product-terms.txt"
    if not page.exists():
        pytest.skip("needs the shared data")
    lines = [line.strip() for line in page.read_text(encoding="utf-8").splitlines() if line.strip()]
    terms = Document("Kingsoft Cloud Product Terms of Service", "en", tuple(Clause(text=line) for line in lines))
    assert list(dict.fromkeys(each.term for each in definitions(terms))) == [
        *("Product Terms", "Products", "Kingsoft Cloud Platform", "Additional Agreements", "SLA", "Kingsoft Cloud"),
        *(
            "Special Programs",
            "Terms",
            "Microsoft",
            "Microsoft Software",
            "High Risk Use",
            "PRC",
            "CDN Descriptive Terms",
        ),
    ]
    assert [each.sentence[:20] for each in precedence(terms)] == ["If there is any conf", "In the event of any "]
    assert [each.name for each in incorporated(terms)] == [
        *("Additional Agreements", "Service Level Agreement", "Agreement of Kingsoft Cloud Service"),
        "CDN Descriptive Terms",
    ]
