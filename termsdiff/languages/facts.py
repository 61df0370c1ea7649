"""The words by which a text states facts, for `termsdiff.reading.facts`: one `FactWords` per language.

Word lists are strings of alternatives: "|" between words, each a regular expression without groups. ``units`` has
six lists, in the order of `UNITS`; ``numbers`` counts from one, further words say their value ("sixty=60").
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FACT_WORDS", "UNITS", "FactWords"]

UNITS = ("minutes", "hours", "days", "weeks", "months", "years")


@dataclass(frozen=True, slots=True)
class FactWords:
    """One language. ``law`` names a legal system (one group: which); the last five are what people ask first."""

    units: tuple[str, str, str, str, str, str]
    qualifiers: str
    numbers: str
    age: str
    may: str
    must: str
    will: str
    negations: str
    opt_in: str
    opt_out: str
    law: str
    arbitration: str
    liability: str
    retention: str
    spaced: bool = True


_LIMIT = "(?:later|more|less|fewer|earlier|sooner) than"  # "no later than" is a limit, no negation
_PLACE = r"(?-i:[A-Z]\w+(?:(?:,? and| of| the)? [A-Z]\w+)*)"

FACT_WORDS: dict[str, FactWords] = {
    "en": FactWords(
        units=("minutes?", "hours?", "days?", "weeks?", "months?", "years?"),
        qualifiers="business|calendar|working|consecutive|full",
        numbers="one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty=20 thirty=30 forty=40 forty-five=45 fifty=50 sixty=60 "
        "seventy=70 eighty=80 ninety=90 hundred=100",
        age="of age|old|age of|aged|ages|minor|adult",
        may="may|can|might|could|is entitled to|are entitled to",
        must="must|shall|is required to|are required to|have to|has to|is obliged to|are obliged to",
        will="will",
        negations=rf"not(?! {_LIMIT})|no(?! {_LIMIT})|non-\w+|never|neither|nor|cannot|without|none"
        "|don't|doesn't|won't|can't|isn't|aren't",
        opt_in="opt(?:s|ed)?[- ]in|opting in|prior consent|explicit consent|express consent",
        opt_out="opt(?:s|ed)?[- ]out|opting out|unsubscribe|object to",
        law=rf"laws? of (?:the )?(?:State of |Province of |Commonwealth of )?({_PLACE})"
        rf"|(?:governed by|subject to|accordance with) (?:the )?({_PLACE}) laws?\b"
        rf"|(?!applicable|mandatory|consumer|local|such|this|the)({_PLACE}) law (?:governs|applies|shall)\b"
        r"|governed by (?:and construed in accordance with )?the laws? of ((?:the )?(?-i:(?!the\b)[a-z]\w+))",
        arbitration="arbitrat(?:ion|or|ors|e|ed|al)|class actions?|jury trial",
        liability="liability|liable|indemnif(?:y|ies|ied|ication)"
        r"|(?<!who )(?<!that )(?<!which )damages(?! (?:an?|the|any|our|your|his|her|their|its|another)\b)",
        retention="retain(?:s|ed)?|retention|delet(?:e|es|ed|ion)|erase|erasure|stor(?:e|ed|es|age)",
    ),
    "fr": FactWords(
        units=("minutes?", "heures?", "jours?", "semaines?", "mois", "ans?|années?"),
        qualifiers="ouvrés?|ouvrables?|calendaires?|francs?",
        numbers="un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
        "dix-huit=18 vingt=20 trente=30 quarante=40 quarante-cinq=45 cinquante=50 soixante=60 quatre-vingt-dix=90",
        age="âgée?s?|âge|majeure?s?|mineure?s?",
        may="peut|peuvent|pouvez|pouvons|pourra|pourront|pourrez|pourrons",
        must="doit|doivent|devez|devons|devra|devront|devrez|devrons",
        will="sera|seront|serez|serons",
        negations="ne|n'|pas|aucune?|jamais|ni|sans",
        opt_in="opt-in|consentement préalable|consentement explicite",
        opt_out="opt-out|désabonner|désinscrire|droit d'opposition|vous opposer",
        law=r"(?:droit|lois?) (\w+)",
        arbitration="arbitrages?|arbitres?|action collective|recours collectifs?",
        liability="responsabilités?|responsables?|indemnis\\w+|dommages",
        retention="conserv\\w+|suppr\\w+|effac\\w+|stock\\w+",
    ),
    "de": FactWords(
        units=("Minuten?", "Stunden?", "Tage?n?", "Wochen?", "Monate?n?", "Jahre?n?"),
        qualifiers="Kalender|Werk|Arbeits|volle",
        numbers="ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
        "achtzehn=18 zwanzig=20 dreißig=30 vierzig=40 fünfundvierzig=45 fünfzig=50 sechzig=60 neunzig=90 "
        "einem=1 eines=1 zweier=2",
        age="alt|Alter|Lebensjahr|minderjährig\\w*|volljährig\\w*",
        may="kann|können|darf|dürfen",
        must="muss|müssen|soll|sollen|hat zu|haben zu|ist verpflichtet|sind verpflichtet",
        will="wird|werden",
        negations="nicht|kein\\w*|nie|niemals|ohne|weder",
        opt_in="Opt-in|vorherige Einwilligung|ausdrückliche Einwilligung",
        opt_out="Opt-out|abbestellen|abmelden|widersprechen|Widerspruch",
        law=r"(?:Recht (?:der |des )?|Gesetze? (?:der |des )?)((?-i:(?:[A-ZÄÖÜ]\w+ ?){1,3}))"
        r"|((?:\w+isch|deutsch)(?:e[mnrs]?)?) Recht",
        arbitration="Schieds\\w+|Sammelklagen?",
        liability="Haftung\\w*|haften|haftet|Schadens?ersatz\\w*|freistell\\w+",
        retention="speicher\\w*|Speicher\\w+|aufbewahr\\w+|Aufbewahrung\\w*|lösch\\w+|Löschung\\w*",
    ),
    "es": FactWords(
        units=("minutos?", "horas?", "días?", "semanas?", "mes(?:es)?", "años?"),
        qualifiers="hábiles|naturales|laborables",
        numbers="un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
        "dieciocho=18 veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 noventa=90",
        age="edad|mayor(?:es)? de|menor(?:es)? de",
        may="puede|pueden|podrá|podrán|podemos|podremos",
        must="debe|deben|deberá|deberán|debemos",
        will="será|serán",
        negations="no|ningún|ninguna|nunca|jamás|ni|sin",
        opt_in="opt-in|consentimiento previo|consentimiento expreso",
        opt_out="opt-out|darse de baja|oponerse|cancelar la suscripción",
        law=r"(?:leyes|legislación|ley|derecho) (?:de |del )?(?:la |los )?(\w+)",
        arbitration="arbitraje|árbitros?|arbitral|acci(?:ón|ones) colectivas?",
        liability="responsabilidad\\w*|responsables?|indemniz\\w+|daños",
        retention="conserv\\w+|almacen\\w+|elimin\\w+|suprim\\w+|supresión",
    ),
    "it": FactWords(
        units=("minut[oi]", "or[ae]", "giorn[oi]", "settiman[ae]", "mes[ei]", "ann[oi]"),
        qualifiers="lavorativi|solari|naturali",
        numbers="un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
        "diciotto=18 venti=20 trenta=30 quaranta=40 sessanta=60 novanta=90",
        age="età|maggiorenn[ei]|minorenn[ei]",
        may="può|possono|potrà|potranno|possiamo|potremo",
        must="deve|devono|dovrà|dovranno|dobbiamo",
        will="sarà|saranno",
        negations="non|nessun\\w*|mai|né|senza",
        opt_in="opt-in|consenso preventivo|consenso esplicito",
        opt_out="opt-out|disiscriver\\w+|opporsi|annullare l'iscrizione",
        law=r"(?:legge|leggi|diritto) (?:della |dello |del )?(\w+)",
        arbitration="arbitrat[oi]|arbitr[oi]|arbitrale|azion[ei] collettiv[ae]",
        liability="responsabilità|responsabil[ei]|indennizz\\w+|dann[oi]",
        retention="conserv\\w+|elimin\\w+|cancell\\w+|archivi\\w+",
    ),
    "pt": FactWords(
        units=("minutos?", "horas?", "dias?", "semanas?", "m[êe]s(?:es)?", "anos?"),
        qualifiers="úteis|corridos|consecutivos",
        numbers="um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis "
        "dezoito=18 vinte=20 trinta=30 quarenta=40 sessenta=60 noventa=90",
        age="idade|maior(?:es)? de|menor(?:es)? de",
        may="pode|podem|poderá|poderão|podemos",
        must="deve|devem|deverá|deverão|devemos",
        will="será|serão",
        negations="não|nenhuma?|nunca|nem|sem",
        opt_in="opt-in|consentimento prévio|consentimento expresso",
        opt_out="opt-out|cancelar a inscrição|opor-se",
        law=r"(?:leis?|direito|legislação) (?:da |do |de )?(\w+)",
        arbitration="arbitragem|árbitros?|arbitral|ação coletiva",
        liability="responsabilidade\\w*|responsáve(?:l|is)|indeniz\\w+|danos",
        retention="conserv\\w+|armazen\\w+|reten\\w+|elimin\\w+|exclu\\w+",
    ),
    "nl": FactWords(
        units=("minuten|minuut", "uur|uren", "dag(?:en)?", "we(?:ek|ken)", "maand(?:en)?", "ja(?:ar|ren)"),
        qualifiers="werk|kalender",
        numbers="een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
        "achttien=18 twintig=20 dertig=30 veertig=40 zestig=60 negentig=90",
        age="oud|leeftijd|minderjarig\\w*|meerderjarig\\w*",
        may="mag|mogen|kan|kunnen|kunt",
        must="moet|moeten|dient|dienen|is verplicht|zijn verplicht",
        will="zal|zullen|zult",
        negations="niet|geen|nooit|noch|zonder",
        opt_in="opt-in|voorafgaande toestemming|uitdrukkelijke toestemming",
        opt_out="opt-out|afmelden|uitschrijven|bezwaar maken",
        law=r"(\w+) recht\b",
        arbitration="arbitrage|arbiters?",
        liability="aansprakelijk\\w*|schade\\w*|vrijwar\\w+",
        retention="bewaa?r\\w*|verwijder\\w*|opslaan|opgeslagen|wissen",
    ),
    "pl": FactWords(
        units=(
            "minut\\w*",
            "godzin\\w*",
            "dni|dzień|dnia",
            "tygodni\\w*|tydzień",
            "miesi[ąęa]c\\w*",
            "lat|rok\\w*|lata",
        ),
        qualifiers="roboczych|kalendarzowych",
        numbers="jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
        age="wiek\\w*|ukończ\\w+|pełnoletni\\w*|nieletni\\w*",
        may="może|mogą|możemy",
        must="musi|muszą|musimy|powinien|powinna|jest zobowiązany|są zobowiązani",
        will="będzie|będą",
        negations="nie|żaden|żadna|nigdy|bez|ani",
        opt_in="uprzedni\\w+ zgod\\w+|wyraźn\\w+ zgod\\w+",
        opt_out="rezygn\\w+|wypisać|sprzeciw\\w*",
        law=r"praw(?:o|em|a) (\w+)",
        arbitration="arbitra\\w+|sąd polubowny",
        liability="odpowiedzialn\\w+|odszkodowa\\w+",
        retention="przechow\\w+|usu[wn]\\w+",
    ),
    "sv": FactWords(
        units=("minut(?:er)?", "timm(?:e|ar)", "dag(?:ar)?", "veck(?:a|or)", "månad(?:er)?", "år"),
        qualifiers="arbets|kalender",
        numbers="en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton "
        "arton=18 tjugo=20 trettio=30 fyrtio=40 sextio=60 nittio=90",
        age="gammal|gamla|ålder\\w*|minderårig\\w*|myndig\\w*",
        may="får|kan",
        must="måste|ska|skall",
        will="kommer att",
        negations="inte|ej|ingen|inget|inga|aldrig|utan",
        opt_in="uttryckligt samtycke|föregående samtycke",
        opt_out="avregistrera|avprenumerera|invända",
        law=r"(\w+) (?:lag|rätt)\b",
        arbitration="skilje\\w+",
        liability="ansvar\\w*|skadestånd\\w*",
        retention="lagra\\w*|spara\\w*|radera\\w*|bevara\\w*",
    ),
    "ru": FactWords(
        units=("минут\\w*", "час\\w*", "дн(?:я|ей)|день|суток", "недел\\w*", "месяц\\w*", "год\\w*|лет"),
        qualifiers="рабочих|календарных",
        numbers="один два три четыре пять шесть семь восемь девять десять",
        age="возраст\\w*|совершеннолетн\\w*|несовершеннолетн\\w*",
        may="может|могут|вправе",
        must="должен|должны|должна|обязан\\w*",
        will="будет|будут",
        negations="не|ни|никогда|без|нет",
        opt_in="предварительно\\w* согласи\\w+",
        opt_out="отказаться|отписаться",
        law=r"(?:прав(?:о|ом|а)|законодательств(?:о|ом|а)) ([\w ]{3,30}?)\b",
        arbitration="арбитраж\\w*|третейск\\w+",
        liability="ответственност\\w*|убытк\\w+",
        retention="хран\\w+|удал\\w+",
    ),
    "tr": FactWords(
        units=("dakika", "saat", "gün", "hafta", "ay", "yıl"),
        qualifiers="iş|takvim",
        numbers="bir iki üç dört beş altı yedi sekiz dokuz on",
        age="yaş\\w*|reşit",
        may="\\w+(?:abilir|ebilir)\\w*",
        must="\\w+(?:malıdır|melidir|mak zorunda\\w*|mek zorunda\\w*)|zorundadır",
        will="\\w+(?:acaktır|ecektir)",
        negations="değil\\w*|hiçbir|asla|olmadan",
        opt_in="önceden onay|açık rıza",
        opt_out="abonelikten çık\\w+|itiraz",
        law=r"(\w+) (?:kanunları|hukuku)",
        arbitration="tahkim\\w*|hakem\\w*",
        liability="sorumlu\\w*|tazmin\\w*",
        retention="sakla\\w+|sil(?:in|me)\\w*",
    ),
    "zh": FactWords(
        units=(
            "分钟|分鐘",
            "小时|小時",
            "个?工作日|个?自然日|日|天",
            "[周週](?![岁歲])|星期",
            "个月|個月|月",
            "年|[周週]?[岁歲]",
        ),
        qualifiers="",
        numbers="一 二 三 四 五 六 七 八 九 十 十五=15 三十=30 六十=60 九十=90",
        age="周岁|週歲|岁|歲|未成年",
        may="可以|可能|有权|有權|可",
        must="必须|必須|应当|應當|须|須|应|應",
        will="将|將",
        negations="不得|不会|不會|不|没有|沒有|未|无|無",
        opt_in="事先同意|明示同意|单独同意",
        opt_out="退订|退訂|拒绝|拒絕|反对",
        law=r"(?:适用|適用|依据|受)?([\u4e00-\u9fff]{2,12}?)(?:的)?(?:大陆地区)?法律",
        arbitration="仲裁",
        liability="责任|責任|赔偿|賠償",
        retention="保存|存储|儲存|保留|删除|刪除",
        spaced=False,
    ),
    "ja": FactWords(
        units=("分", "時間", "営業日|日間|日", "週間", "か月|ヶ月|カ月|月", "年|歳|才"),
        qualifiers="",
        numbers="一 二 三 四 五 六 七 八 九 十",
        age="歳|才|未成年",
        may="できる|できます|することがあります|ことができ",
        must="なければなりません|なければならない|必要があります|ものとします|義務",
        will="でしょう",
        negations="ません|ない|禁止|不可",
        opt_in="事前の同意|オプトイン",
        opt_out="オプトアウト|配信停止|異議",
        law=r"([\u3040-\u30ff\u4e00-\u9fff]{2,8}?)法を?(?:に)?準拠",
        arbitration="仲裁",
        liability="責任|賠償|免責",
        retention="保存|保管|削除|保持",
        spaced=False,
    ),
    "ko": FactWords(
        units=("분", "시간", "영업일|일", "주", "개월|월", "년|세"),
        qualifiers="",
        numbers="",
        age="세|미성년",
        may="수 있습니다|수 있다",
        must="하여야|해야|의무",
        will="것입니다",
        negations="않\\w*|아니\\w*|없\\w*|금지",
        opt_in="사전 동의",
        opt_out="수신 ?거부|철회",
        law=r"(\w+)(?: 법률|법)을? 준거",
        arbitration="중재",
        liability="책임|손해배상|면책",
        retention="보관|보유|저장|삭제|파기",
        spaced=False,
    ),
    "ar": FactWords(
        units=(
            "دقيقة|دقائق",
            "ساعة|ساعات",
            "يوم[\\w\u064b-\u0652]*|أيام",
            "أسبوع|أسابيع",
            "شهر[\\w\u064b-\u0652]*|أشهر",
            "سنة|سنوات|عام[\\w\u064b-\u0652]*",
        ),
        qualifiers="عمل",
        numbers="واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشرون=20 عشرين=20 ثلاثون=30 ثلاثين=30 "
        "أربعون=40 أربعين=40 خمسون=50 خمسين=50 ستون=60 ستين=60 تسعون=90 تسعين=90",
        age="عمر\\w*|قاصر",
        may="يجوز|يمكن|قد",
        must="يجب|يلتزم|يتعين",
        will="سوف",
        negations="لا|لم|لن|ليس|غير|دون",
        opt_in="موافقة مسبقة",
        opt_out="إلغاء الاشتراك|الاعتراض",
        law=r"قوانين (\w+)",
        arbitration="تحكيم|التحكيم",
        liability="مسؤولية|المسؤولية|تعويض",
        retention="الاحتفاظ|تخزين|حذف",
    ),
    "hi": FactWords(
        units=("मिनट", "घंटे|घंटा", "दिन|दिनों", "सप्ताह", "महीने|माह", "वर्ष|साल"),
        qualifiers="कार्य",
        numbers="",
        age="आयु|उम्र|नाबालिग",
        may="सकते हैं|सकता है|सकती है",
        must="चाहिए|होगा|अनिवार्य",
        will="करेंगे|करेगा",
        negations="नहीं|ना|न",
        opt_in="पूर्व सहमति",
        opt_out="सदस्यता समाप्त|आपत्ति",
        law=r"(\w+) के (?:कानून|क़ानून)",
        arbitration="मध्यस्थता",
        liability="दायित्व|उत्तरदायी|क्षतिपूर्ति",
        retention="बनाए रख\\w*|संग्रहीत|हटा\\w*",
    ),
}
