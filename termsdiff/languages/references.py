"""The words by which a text cites its own clauses, for `termsdiff.reading.references`, language by language.

Each entry is a string of alternatives, "|" between words, that stand before a number ("Section 5.2"). `JOINED` are
the words between two numbers of one citation; `LAWS` are what follows when another text is cited ("of the GDPR").
"""

from __future__ import annotations

__all__ = ["BEFORE_NUMBER", "JOINED", "LAWS"]

BEFORE_NUMBER: dict[str, str] = {
    "": "§§?|¶",
    "en": r"(?:sub-?)?sections?|sec\.|(?:sub-?)?clauses?|articles?|art\.|(?:sub-?)?paragraphs?|paras?\.?|schedules?"
    r"|annex(?:es)?|appendix|appendices|exhibits?|parts?|items?|chapters?",
    "fr": r"paragraphes?|annexes?|alinéas?|points?|chapitres?",
    "de": r"Abschnitte?[ns]?|Ziffern?|Ziff\.|Absatz(?:es)?|Absätzen?|Abs\.|Artikel[ns]?|Paragraph(?:en)?|Punkte?[ns]?"
    r"|Nummern?|Nr\.|Klauseln?|Anhang|Anlagen?|Kapitel[ns]?",
    "es": r"secci(?:ón|ones)|cláusulas?|artículos?|apartados?|párrafos?|anexos?|puntos?|capítulos?",
    "it": r"sezion[ei]|articol[oi]|clausol[ae]|paragraf[oi]|punt[oi]|allegat[oi]|comm[ai]|capitol[oi]",
    "pt": r"se[cç]?ç(?:ão|ões)|cláusulas?|artigos?|itens|parágrafos?|pontos?",
    "nl": r"artikel(?:en)?|secties?|paragra(?:af|fen)|bepaling(?:en)?|bijlagen?|lid|leden|hoofdstuk(?:ken)?",
    "pl": r"sekcj\w+|punkt\w*|pkt\.?|artykuł\w*|ust\.|paragraf\w*|załącznik\w*|rozdzia\w+",
    "sv": r"avsnitt(?:en)?|punkt(?:en|erna|er)?|artik(?:el|lar)(?:n|na)?|paragraf(?:en|er)?|bilag(?:a|or)",
    "ru": r"раздел\w*|пункт\w*|п\.|стать\w*|ст\.|приложени\w+|глав\w+",
    "tr": r"bölüm\w*|madde\w*|ek",
    "hi": r"धारा|अनुच्छेद|खंड|अध्याय",
    "ar": r"المادة|البند|القسم|الفقرة|الملحق",
}
JOINED = (
    r"and/or|and|or|to|through|und|oder|bis|et|ou|à|y|o|e|a|al|en|of|tot|i|lub|do|och|eller|till|и|или|до"
    r"|ve|veya|और|या|و|أو|إلى"
)
LAWS = (
    r"Act|Acts|Code|Codes|Regulations?|Directive|Statutes?|U\.?S\.?C|Rules|GDPR|CCPA|CPRA|Règlement|Loi|Directive|RGPD|LCEN"
    r"|Verordnung|Richtlinie|Gesetz\w*|DS-?GVO|BGB|HGB|ZPO|UWG|TMG|TTDSG|TDDDG|TKG|BDSG|Reglamento|Ley|Código|LOPD\w*|Regolamento|Legge"
    r"|Codice|Decreto|Regulamento|Lei|LGPD|Verordening|Wet|AVG|Rozporządzeni\w+|Ustaw\w+|RODO|Kodeks\w*|Förordning\w*|Lag\w*"
    r"|Treaty|Convention|Constitution|Law|TFEU|FCRA|COPPA|DMCA|CFR"
)
