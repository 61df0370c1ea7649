"""The language of a page: what it says, unless its words plainly say otherwise."""

from __future__ import annotations

import pytest

from termsdiff.parse.blocks import Block, Page
from termsdiff.parse.language import detect

SENTENCES = {
    "en": "These terms apply to all of the services that we offer to you, and you agree to them by using the services.",
    "fr": "Les présentes conditions s'appliquent à tous les services que nous vous proposons et que vous utilisez.",
    "de": "Diese Bedingungen gelten für alle Dienste, die wir Ihnen anbieten, und für die Nutzung der Seite.",
    "es": "Estas condiciones se aplican a todos los servicios que le ofrecemos y que usted utiliza en la página.",
    "it": "Le presenti condizioni si applicano a tutti i servizi che offriamo e che sono utilizzati dal cliente.",
    "pt": "Estes termos aplicam-se a todos os serviços que oferecemos e que você utiliza na nossa página.",
    "nl": "Deze voorwaarden zijn van toepassing op alle diensten die wij aan u aanbieden en die u gebruikt.",
    "pl": "Niniejszy regulamin dotyczy wszystkich usług, które oferujemy, oraz tych, z których korzysta klient.",
    "sv": "Dessa villkor gäller för alla tjänster som vi erbjuder dig och som du använder på vår webbplats.",
    "zh": "本条款适用于我们向您提供的所有服务。",
    "ja": "本規約は、当社が提供するすべてのサービスに適用されます。",
    "ko": "이 약관은 회사가 제공하는 모든 서비스에 적용됩니다.",
    "ru": "Настоящие условия применяются ко всем услугам, которые мы вам предлагаем.",
    "tr": "Bu koşullar size sunduğumuz tüm hizmetler için geçerlidir ve bir sözleşme olarak kabul edilir.",
    "ar": "تنطبق هذه الشروط على جميع الخدمات التي نقدمها لك.",
    "hi": "ये शर्तें उन सभी सेवाओं पर लागू होती हैं जो हम आपको देते हैं।",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_each_language_is_known_by_its_words(code: str) -> None:
    assert detect(Page((Block(SENTENCES[code]),))) == code


@pytest.mark.parametrize("code", SENTENCES)
def test_a_statement_that_fits_is_believed(code: str) -> None:
    assert detect(Page((Block(SENTENCES[code]),), language=f"{code}-XX")) == code


def test_a_statement_that_the_words_contradict_is_not_believed() -> None:
    assert detect(Page((Block(SENTENCES["fr"] * 3),), language="en")) == "fr"


def test_a_language_that_is_not_ours_is_believed() -> None:
    assert detect(Page((Block("Tyto podmínky platí pro všechny služby."),), language="cs")) == "cs"


def test_no_words_no_language() -> None:
    assert detect(Page(())) == ""
