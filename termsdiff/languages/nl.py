"""Dutch."""

from __future__ import annotations

from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

LANGUAGE = Language(
    code="nl",
    numbering=Numbering(
        divisions=(
            ("deel",),
            ("boek",),
            ("titel",),
            ("hoofdstuk",),
            (
                "artikel",
                "art",
            ),
            ("afdeling",),
            ("sectie",),
            ("paragraaf",),
            ("clausule",),
            ("lid",),
            ("stap",),
        ),
        annexes=(
            ("bijlage",),
            ("aanhangsel",),
            ("addendum",),
        ),
        ordinals=(
            ("eerste", "één", "een"),
            ("tweede", "twee"),
            ("derde", "drie"),
            ("vierde", "vier"),
            ("vijfde", "vijf"),
            ("zesde", "zes"),
            ("zevende", "zeven"),
            ("achtste", "acht"),
            ("negende", "negen"),
            ("tiende", "tien"),
        ),
        counted=(
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
            "seconde",
            "seconden",
            "minuut",
            "minuten",
            "uur",
            "uren",
            "dag",
            "dagen",
            "week",
            "weken",
            "maand",
            "maanden",
            "jaar",
            "jaren",
            "procent",
            "miljoen",
            "miljard",
            "euro",
            "eur",
            "keer",
            "gb",
            "mb",
            "kb",
            "werkdagen",
            "kalenderdagen",
        ),
        cited=("van", "lid", "en", "of", "avg", "bw", "boek", "sub", "hierboven"),
        returns=(
            "op voorwaarde dat",
            "mits",
            "met dien verstande",
            "in alle gevallen",
            "in elk geval",
            "in ieder geval",
            "tenzij",
            "behoudens",
        ),
    ),
    common="de het een van en in op voor met dat is zijn wij uw u niet door aan te of ons deze worden bij",
    furniture=(
        "op deze pagina",
        "in dit artikel",
        "inhoudsopgave",
        "naar boven",
        "terug naar boven",
        "naar de inhoud",
        "ga naar inhoud",
        "zoeken",
        "menu",
        "inloggen",
        "aanmelden",
        "registreren",
        "afdrukken",
        "printen",
        "delen",
        "startpagina",
        "alle rechten voorbehouden",
        "volg ons",
        "contact",
        "cookie-instellingen",
        "vorige",
        "volgende",
    ),
    chrome=Chrome(
        consent=(
            "accepteren|alles accepteren|alle cookies accepteren|cookies accepteren|akkoord|ik ga akkoord|"
            "begrepen|oké|ok|alles toestaan|weigeren|alles weigeren|afwijzen|alles afwijzen|alleen noodzakelijke|"
            "alleen noodzakelijke cookies|instellingen|cookie-instellingen|voorkeuren beheren|voorkeuren opslaan|"
            "opslaan|meer informatie|aanpassen"
        ),
        cookies="cookie|cookies|toestemming",
        feedback=(
            "was dit artikel nuttig|was deze pagina nuttig|was dit nuttig|heeft dit artikel u geholpen|"
            "heb je meer vragen|heeft u meer vragen"
        ),
        related=(
            "gerelateerde artikelen|gerelateerde inhoud|verwante artikelen|verwante links|"
            "recent bekeken artikelen|aanbevolen artikelen|misschien vind je dit ook leuk|lees ook|volg ons|"
            "deel dit artikel|deel deze pagina|schrijf je in voor onze nieuwsbrief|"
            "meld je aan voor onze nieuwsbrief"
        ),
        actions=(
            "naar inhoud|naar de inhoud|ga naar inhoud|ga naar de inhoud|direct naar inhoud|naar hoofdinhoud|"
            "spring naar inhoud|ga naar hoofdinhoud|afdrukken|printen|pagina afdrukken|download pdf|pdf downloaden|"
            "delen|link kopiëren|menu|menu openen|menu sluiten|sluiten|zoeken|inloggen|aanmelden|registreren|"
            "uitloggen|afmelden|mijn account|home|alles uitklappen|alles inklappen|alles tonen|alles verbergen|"
            "meer tonen|minder tonen|meer lezen|lees meer|lees verder|voorlezen|vorige|volgende|terug|laden"
        ),
        places="terug naar boven|naar boven|terug naar inhoud",
        window=(
            "opent in een nieuw venster|opent in nieuw venster|opent in een nieuw tabblad|opent in nieuw tabblad|"
            "externe link"
        ),
        ago="# * geleden|een * geleden|meer dan een * geleden",
        readers=(
            "# weergaven|weergaven: #|# keer bekeken|# keer gelezen|# min leestijd|# minuten leestijd|"
            "leestijd: # min|leestijd: # minuten"
        ),
        announced=(
            "we werken onze|wij werken onze|we hebben onze|wij hebben onze|onze voorwaarden veranderen|"
            "een nieuwe versie"
        ),
    ),
    claims=Claims(
        months=(
            "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sept sep|"
            "oktober okt|november nov|december dec"
        ),
        updated=(
            "laatst bijgewerkt|laatst bijgewerkt op|laatst gewijzigd|laatst aangepast|laatst herzien|"
            "voor het laatst bijgewerkt|voor het laatst gewijzigd|voor het laatst aangepast|laatste update|"
            "laatste wijziging|laatste aanpassing|laatste herziening|datum laatste wijziging|"
            "datum van laatste wijziging|datum van herziening|bijgewerkt|bijgewerkt op|gewijzigd|aangepast|"
            "herzien|versie van|versie|versie d.d.|versiedatum|wijzigingsdatum"
        ),
        effective=(
            "ingangsdatum|datum van inwerkingtreding|inwerkingtreding|in werking getreden|in werking|"
            "treedt in werking|treden in werking|van kracht|van kracht vanaf|van kracht sinds|"
            "van kracht met ingang van|met ingang van|geldig vanaf|geldig per|geldend vanaf|geldt vanaf|"
            "gelden vanaf|van toepassing vanaf|van toepassing sinds|effectief vanaf|effectieve datum|ingaand"
        ),
        published=(
            "gepubliceerd|gepubliceerd op|publicatiedatum|datum van publicatie|geplaatst op|datum|opgesteld|"
            "uitgegeven|uitgifte"
        ),
        version="versie|version|v|revisie|rev|uitgave",
        documents=(
            "voorwaarden|gebruiksvoorwaarden|verkoopvoorwaarden|privacy*|cookie*|beleid|verklaring*|"
            "overeenkomst*|document*|kennisgeving*|contract*|licentie*|bijlage*|versie|pagina|reglement|"
            "statement|disclaimer"
        ),
        others=(
            "wet|wetten|verordening*|avg|richtlijn*|besluit*|wetboek|vonnis|prijs*|prijzen|tarie*|btw|facturen|"
            "factuur|abonnement*|klanten|geregistreerd*|ingeschreven|bestelling*|vóór|verdrag"
        ),
        former="vorige|voorgaande|eerdere|oude|gearchiveerd*|vervangt|vervangen|tot en met",
    ),
)
