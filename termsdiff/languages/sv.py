"""Swedish."""

from __future__ import annotations

from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

LANGUAGE = Language(
    code="sv",
    numbering=Numbering(
        divisions=(
            ("del",),
            ("bok",),
            ("avdelning",),
            (
                "kapitel",
                "kap",
            ),
            (
                "artikel",
                "art",
            ),
            ("avsnitt",),
            ("sektion",),
            ("klausul",),
            ("punkt",),
            ("stycke",),
            ("steg",),
        ),
        annexes=(
            ("bilaga",),
            ("appendix",),
            ("tillägg",),
        ),
        ordinals=(
            ("första", "ett", "förste"),
            ("andra", "två"),
            ("tredje", "tre"),
            ("fjärde", "fyra"),
            ("femte", "fem"),
            ("sjätte", "sex"),
            ("sjunde", "sju"),
            ("åttonde", "åtta"),
            ("nionde", "nio"),
            ("tionde", "tio"),
        ),
        counted=(
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
            "sekund",
            "sekunder",
            "minut",
            "minuter",
            "timme",
            "timmar",
            "dag",
            "dagar",
            "vecka",
            "veckor",
            "månad",
            "månader",
            "år",
            "procent",
            "miljoner",
            "kr",
            "kronor",
            "sek",
            "euro",
            "eur",
            "gånger",
            "gb",
            "mb",
            "kb",
            "arbetsdagar",
            "kalenderdagar",
        ),
        cited=("i", "och", "eller", "gdpr", "st", "ovan", "nedan"),
        returns=(
            "förutsatt att",
            "under förutsättning",
            "i samtliga fall",
            "i varje fall",
            "såvida inte",
            "om inte annat",
        ),
    ),
    common="och att i det som en ett på är av för med den till inte om vi du din dina eller från kan våra",
    furniture=(
        "på denna sida",
        "på den här sidan",
        "i denna artikel",
        "innehållsförteckning",
        "till toppen",
        "gå till innehåll",
        "hoppa till innehåll",
        "sök",
        "meny",
        "logga in",
        "registrera dig",
        "skriv ut",
        "dela",
        "hem",
        "startsida",
        "alla rättigheter förbehållna",
        "följ oss",
        "kontakt",
        "cookie-inställningar",
        "föregående",
        "nästa",
    ),
    chrome=Chrome(
        consent=(
            "acceptera|acceptera alla|acceptera alla cookies|godkänn|godkänn alla|godkänn alla cookies|"
            "jag godkänner|jag förstår|ok|tillåt alla|neka|neka alla|avvisa|avvisa alla|endast nödvändiga|"
            "bara nödvändiga|inställningar|cookieinställningar|hantera inställningar|spara inställningar|spara|"
            "läs mer|anpassa"
        ),
        cookies="cookie|cookies|kakor|samtycke",
        feedback=(
            "var den här artikeln till hjälp|var artikeln till hjälp|var den här sidan till hjälp|"
            "hjälpte detta dig|har du fler frågor"
        ),
        related=(
            "relaterade artiklar|relaterat innehåll|relaterade länkar|nyligen visade artiklar|"
            "rekommenderade artiklar|du kanske också gillar|läs också|följ oss|dela den här artikeln|dela sidan|"
            "prenumerera på vårt nyhetsbrev"
        ),
        actions=(
            "hoppa till innehåll|hoppa till innehållet|hoppa till huvudinnehåll|gå till innehåll|gå till innehållet|"
            "till innehållet|skriv ut|skriv ut sidan|ladda ner pdf|ladda ned pdf|dela|kopiera länk|meny|öppna meny|"
            "stäng meny|stäng|sök|logga in|registrera|registrera dig|logga ut|mitt konto|hem|startsida|visa alla|"
            "dölj alla|öppna alla|stäng alla|visa mer|visa mindre|läs mer|lyssna|föregående|nästa|tillbaka|laddar"
        ),
        places="tillbaka till toppen|till toppen|tillbaka upp",
        window="öppnas i nytt fönster|öppnas i ett nytt fönster|öppnas i ny flik|öppnas i en ny flik|extern länk",
        ago="för # * sedan|för en * sedan|för ett * sedan|för över en * sedan",
        readers=(
            "# visningar|visningar: #|läst # gånger|# min läsning|# minuters läsning|lästid: # min|lästid: # minuter"
        ),
        announced=(
            "vi uppdaterar våra|vi uppdaterar vår|vi har uppdaterat våra|vi har uppdaterat vår|"
            "våra villkor ändras|en ny version"
        ),
    ),
    claims=Claims(
        months=(
            "januari jan|februari feb|mars mar|april apr|maj|juni jun|juli jul|augusti aug|september sept sep|"
            "oktober okt|november nov|december dec"
        ),
        updated=(
            "senast uppdaterad*|senast uppdaterat|senast ändrad*|senast ändrat|senast reviderad*|"
            "uppdaterades senast|ändrades senast|senaste uppdatering|senaste uppdateringen|senaste ändring|"
            "senaste revidering|uppdaterad*|uppdaterat|uppdateringsdatum|datum för senaste uppdatering|ändrad*|"
            "reviderad*|version av den|version från|version daterad"
        ),
        effective=(
            "ikraftträdande|ikraftträdandedatum|datum för ikraftträdande|träder i kraft|trädde i kraft|"
            "träda i kraft|i kraft|gäller från|gäller från och med|gäller fr.o.m.|gäller sedan|gällande från|"
            "giltig från|giltiga från|giltigt från|giltig fr.o.m.|tillämpas från|effektivt datum|börjar gälla"
        ),
        published=(
            "publicerad*|publicerat|publiceringsdatum|datum för publicering|datum|utgiven|utfärdad*|fastställd*|antagen"
        ),
        version="version|ver|v|utgåva|revision|rev",
        documents=(
            "villkor*|användarvillkor*|köpvillkor*|policy*|integritetspolicy*|avtal*|dokument*|meddelande*|"
            "licens*|bilaga*|regler|version|sida|föreskrifter"
        ),
        others=(
            "lag|lagen|förordning*|gdpr|dataskyddsförordning*|direktiv*|dom|pris*|avgift*|moms|faktura*|"
            "prenumeration*|kunder|registrera*|beställning*|före|konvention*"
        ),
        former="tidigare|föregående|äldre|gamla|arkiverad*|ersätter|till och med",
    ),
)
