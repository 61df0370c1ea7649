"""The words by which a text defines terms, ranks documents and takes others in, for `termsdiff.reading.definitions`.

Each entry is a phrase list with "|" between phrases ("*" any letters, "~" a few words between), language by language;
all languages are read at once, their words do not stand in each other's way. `NAMES` are the nouns documents are
called by, as alternatives of a pattern, because their capitals matter. `PRONOUNS`
are how texts call the parties; they define no term.
"""

from __future__ import annotations

__all__ = [
    "BINDING",
    "EXAMPLES",
    "INCLUDING",
    "IT",
    "MEANS",
    "NAMES",
    "OWN",
    "PART_OF",
    "PRECEDENCE",
    "PRONOUNS",
    "SECTION_ONLY",
]

MEANS: dict[str, str] = {
    "en": (
        "means|mean|shall mean|refers to|refer to|shall refer to|has the meaning|have the meaning|"
        "shall have the meaning|is defined as|are defined as|includes|denotes"
    ),
    "fr": (
        "désigne|désignent|signifie|signifient|s'entend|s'entendent|correspond à|est défini*|sont défini*|on entend par"
    ),
    "de": "bezeichnet|bezeichnen|bedeutet|bedeuten|meint|im sinne dieser|ist definiert|steht für|sind alle|ist jede*",
    "es": "significa|significan|se refiere a|se refieren a|se entiende|se entenderá|designa|hace referencia",
    "it": "significa|indica|indicano|si intende|si intendono|si riferisce a|designa",
    "pt": "significa|significam|refere-se a|referem-se a|entende-se|designa|quer dizer",
    "nl": "betekent|betekenen|verwijst naar|verwijzen naar|wordt verstaan|heeft de betekenis|staat voor",
    "pl": "oznacza|oznaczają|należy rozumieć|rozumie się",
    "sv": "betyder|avser|avses|innebär|ska betyda",
    "ru": "означает|означают|понимается|понимаются|подразумевается|обозначает",
    "tr": "anlamına gelir|ifade eder|anlamına gelmektedir|demektir",
    "zh": "是指|指的是|指|系指|包括|指",
    "ja": "とは|は、|とします|をいう|をいい",
    "ko": "이란|라 함은|이라 함은|란|라고 함은|은|는",
    "ar": "يعني|تعني|يُقصد|يقصد|تشير إلى|يشير إلى",
    "hi": "का अर्थ|से अभिप्राय|से तात्पर्य|का मतलब",
}
EXAMPLES: dict[str, str] = {
    "en": (
        "including|includes|e.g*|i.e*|such as|for example|like|see|click*|labeled|labelled|marked|entitled|"
        "titled|button|called|using the|select*|under"
    ),
    "fr": "notamment|par exemple|p. ex*|tel* que|y compris|voir|intitulé*|cliqu*|bouton|rubrique",
    "de": "z. b*|z.b*|beispielsweise|etwa|wie|einschließlich|siehe|unter|insbesondere",
    "es": "por ejemplo|p. ej*|incluyendo|incluid*|como|véase|tales como",
    "it": "ad esempio|es.|incluso|inclus*|come|vedi",
    "pt": "por exemplo|incluindo|como|ver|tais como",
    "nl": "bijvoorbeeld|bijv*|zoals|inclusief|zie",
    "pl": "np.|na przykład|w tym|takie jak|zob*",
    "sv": "till exempel|t.ex*|inklusive|såsom|se",
    "ru": "например|включая|в том числе|см*",
    "tr": "örneğin|dahil|gibi|bkz*",
    "zh": "例如|包括|如|比如|参见|詳見|详见",
    "ja": "例えば|たとえば|など|参照",
    "ko": "예를 들어|등|포함|참조",
    "ar": "مثل|على سبيل المثال|بما في ذلك|انظر",
    "hi": "उदाहरण|जैसे|सहित",
}
INCLUDING: dict[str, str] = {
    "en": "including|which include|which includes|that include|that includes|inclusive of|together with",
    "fr": "y compris|incluant|comprenant|en ce compris",
    "de": "einschließlich|inklusive|samt|nebst",
    "es": "incluyendo|incluid*|que incluye*|comprendid*",
    "it": "inclus*|compres*|ivi inclus*|che includono",
    "pt": "incluindo|inclusive|que incluem",
    "nl": "inclusief|met inbegrip van|waaronder",
    "pl": "w tym|wraz z|łącznie z",
    "sv": "inklusive|inbegripet|tillsammans med",
    "ru": "включая|в том числе|вместе с",
    "tr": "dahil|ile birlikte",
    "zh": "包括|含",
    "ja": "を含|含む",
    "ko": "포함",
    "ar": "بما في ذلك|بما فيها",
    "hi": "सहित",
}
SECTION_ONLY: dict[str, str] = {
    "en": (
        "purposes of this section|purpose of this section|in this section|within this section|"
        "under this section|purposes of this clause|in this clause|purposes of this article|in this article|"
        "in this paragraph|purposes of this paragraph|this section only"
    ),
    "fr": (
        "du présent article|dans le présent article|de la présente section|dans cette section|"
        "au sens du présent article"
    ),
    "de": (
        "in diesem abschnitt|dieses abschnitts|im sinne dieses abschnitts|in dieser ziffer|dieser ziffer|"
        "in dieser klausel"
    ),
    "es": "en esta sección|de esta sección|en esta cláusula|de la presente cláusula|en este apartado",
    "it": "nella presente sezione|di questa sezione|in questa sezione|del presente articolo|nel presente articolo",
    "pt": "nesta seção|nesta secção|desta seção|nesta cláusula|deste artigo|neste artigo",
    "nl": "in dit artikel|van dit artikel|in deze sectie|in deze bepaling",
    "pl": "w niniejszej sekcji|w niniejszym punkcie|w tym paragrafie|w niniejszym paragrafie",
    "sv": "i detta avsnitt|i denna punkt|i detta stycke",
    "ru": "в настоящем разделе|в настоящем пункте|для целей настоящего раздела|для целей настоящего пункта",
    "tr": "bu bölümde|bu maddede|bu bölüm|işbu maddede",
    "zh": "本条中|本条所称|本节中|本款所称|本条款中所称",
    "ja": "本条において|本条では|本項において",
    "ko": "이 조에서|본 조에서|이 항에서",
    "ar": "في هذا القسم|في هذه المادة|لأغراض هذا القسم",
    "hi": "इस अनुभाग में|इस धारा में|इस खंड में",
}
PRECEDENCE: dict[str, str] = {
    "en": (
        "prevail|prevails|take precedence|takes precedence|shall control|will control|supersede|"
        "supersedes|shall govern|order of precedence|precedence over"
    ),
    "fr": (
        "prévaut|prévalent|prévaudra|prévaudront|prime sur|priment sur|primera|primeront|fait foi|font foi|"
        "fera foi|feront foi|ordre de priorité"
    ),
    "de": (
        "vorrang|gehen vor|geht vor|haben vorrang|hat vorrang|vorrangig|maßgeblich|maßgebend|gehen ~ vor|"
        "geht ~ vor|rangfolge"
    ),
    "es": "prevalecerá*|prevalece*|prevalecerán|tendrá* prioridad|tendrán preferencia|primará*|orden de prelación",
    "it": "prevale|prevalgono|prevarrà|prevarranno|prevalenza|prevarrann*",
    "pt": "prevalecerá|prevalecerão|prevalece|prevalecem|terá precedência|têm precedência|terão prioridade",
    "nl": "prevaleert|prevaleren|voorrang|gaat voor|gaan voor|is doorslaggevend",
    "pl": "pierwszeństwo|rozstrzygające znaczenie|nadrzędn*|decydujące znaczenie",
    "sv": "företräde|äger företräde|ha företräde|gälla framför|gäller framför",
    "ru": "преимущественную силу|преимуществ*|приоритет|имеют приоритет|преобладает|превалиру*",
    "tr": "öncelikli*|üstün tutul*|geçerli olacaktır|esas alınır|esas alınacaktır|öncelik",
    "zh": "为准|優先|优先适用|优先于|具有优先",
    "ja": "優先|優先し|優先する|優先して",
    "ko": "우선|우선합니다|우선하여|우선 적용",
    "ar": "تسود|يسود|الأولوية|الأسبقية|يُعتد ب*|تُعتمد النسخة",
    "hi": "प्रभावी होगा|प्रबल|प्राथमिकता|मान्य होगा|वरीयता",
}
BINDING: dict[str, str] = {
    "en": (
        "incorporated|incorporate|by reference|subject to|subjected to|governed by|govern|in accordance with|"
        "according to|agree to|agree and accept|bound by|comply with|compliance with|in addition to|"
        "together with|form* part|part of|pursuant to|set out in|set forth in|as described in|additional|"
        "separate agreement|refer to|see our|please read|apply|applies|"
        "breach of|violat*|grants|granted by|provided in|defined in|specified in|described in"
    ),
    "fr": (
        "incorpor*|par référence|soumis*|régi*|conformément|selon|accept*|respect*|complét*|font partie|"
        "fait partie|partie intégrante|défini* dans|décrit* dans|consult*|se reporter|s'appliqu*|"
        "violation|enfrein*|manquement"
    ),
    "de": (
        "einbezogen|bestandteil|gelten|gilt|gemäß|nach maßgabe|unterliegen|unterliegt|ergänzend|zusätzlich|"
        "einzuhalten|beachten|siehe|in unserer|in unseren|entsprechend|regeln|geregelt|verstoß*|verstöß*|verletz*"
    ),
    "es": (
        "incorpora*|por referencia|sujet*|regid*|rige*|de acuerdo con|conforme|acepta*|cumpl*|forman parte|"
        "parte integrante|consulte|consultar|aplica*|incumpl*|infring*"
    ),
    "it": (
        "incorpora*|riferimento|soggett*|disciplinat*|regolat*|ai sensi|conformemente|accett*|rispett*|"
        "parte integrante|consultare|si applica*|in conformità|violazion*|violare"
    ),
    "pt": (
        "incorpora*|por referência|sujeit*|regid*|de acordo com|conforme|aceita*|concorda*|cumpr*|"
        "parte integrante|consulte|aplica*|violação|violar*|descumpr*"
    ),
    "nl": (
        "van toepassing|onderdeel|deel uit|onderworpen|overeenkomstig|volgens|akkoord|naleven|zie|verwijzing|"
        "aanvulling|raadpleeg|strijd met|schending"
    ),
    "pl": (
        "integraln* część|stanowi* część|podlega*|zgodnie z|na zasadach|akcept*|przestrzega*|zobacz|"
        "określon* w|zastosowanie|narusz*"
    ),
    "sv": "del av|enligt|omfattas|i enlighet med|godkänn*|följa|hänvisning|se vår|tillämp*|gäller|regleras|"
    "bryter mot|brott mot|strider mot",
    "ru": "неотъемлем*|является частью|в соответствии|согласно|регулир*|принима*|соблюда*|применя*|см*|на условиях|"
    "наруш*",
    "tr": (
        "ayrılmaz parça*|tabi*|uyarınca|uygun olarak|kabul*|uymak|uyma*|geçerli*|uygulanır|bakınız|ekidir|parçasıdır|"
        "ihlal*|aykırı*"
    ),
    "zh": "组成部分|遵守|适用|按照|根据|依据|同意|接受|受~约束|参照|以及|补充|违反",
    "ja": "一部を構成|適用|に従|同意|遵守|定める|に基づ|参照|準拠|違反",
    "ko": "일부를 구성|적용|따라|따릅니다|동의|준수|정한|근거|참조|위반",
    "ar": "جزء*|تخضع|يخضع|وفقًا|وفقا|توافق|الالتزام|تسري|تنطبق|يرجى|انتهاك|مخالفة",
    "hi": "हिस्सा|भाग|अधीन|अनुसार|सहमत|पालन|लागू|देखें|उल्लंघन",
}
# How a text says that it belongs to another: "it is part of the …". Where the other is named before the verb, none.
PART_OF: dict[str, str] = {
    "en": "part of|belongs to|belong to|incorporated into|supplement*|subordinate to|annex to|addendum to",
    "fr": "partie intégrante|fait partie|font partie|complète*|complétent|annexe*",
    "de": "bestandteil|teil der|teil des|ergänz*|gehört zu|gehören zu",
    "es": "parte integrante|forma parte|forman parte|complementa*",
    "it": "parte integrante|fa parte|fanno parte|integrano|integra",
    "pt": "parte integrante|faz parte|fazem parte|complementa*",
    "nl": "deel uit van|onderdeel van|aanvulling op",
    "pl": "część|część integraln*|uzupełnia*",
    "sv": "del av|tillhör|kompletterar",
    "ru": "частью|дополняет|дополняют",
    "tr": "",
    "zh": "",
    "ja": "",
    "ko": "",
    "ar": "جزء*",
    "hi": "",
}
IT = "it|they|sie|er|es|il|elle|ils|elles|ella|essa|esso|ela|ele|elas|zij|ze|hij|het|ona|ono|one|den|det|он|она|они"
PRONOUNS = (
    "we|us|our|ours|you|your|yours|nous|notre|nos|vous|votre|vos|wir|uns|unser|sie|ihr|ihnen|du|"
    "nosotros|nuestro|usted|ustedes|tú|noi|nostro|voi|lei|tu|nós|nosso|você|vocês|wij|ons|onze|u|uw|"
    "jij|my|nas|nasz|ty|państwo|vi|oss|vår|ni|er|мы|нас|вы|вас|biz|siz|sen|我们|我們|您|你|귀하|نحن|أنت|हम|"
    "आप"
)
OWN = (
    "this|these|diese|dieser|dieses|diesen|diesem|la présente|"
    "les présentes|le présent|cette|ces|este|estos|esta|estas|"
    "el presente|la presente|los presentes|las presentes|questi|queste|questa|questo|il presente|i presenti|"
    "le presenti|estes|o presente|a presente|os presentes|deze|dit|niniejszy|niniejsza|niniejsze|niniejszym|"
    "denna|dessa|detta|настоящ*|данн*|işbu|bu|本|此|هذه|هذا|यह|ये|इस|इन"
)
NAMES = (
    r"Agreements?|Terms(?: and Conditions| of (?:Service|Use|Sale|Business))?|Polic(?:y|ies)|Addend(?:um|a)|Guidelines"
    r"|Statements?|Notices?|Conditions|Licen[cs]es?|Schedule|Rules|Code of Conduct|SLA|DPA|EULA|Contracts?|Charter"
)
