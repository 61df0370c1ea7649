"""German."""

from __future__ import annotations

from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

LANGUAGE = Language(
    code="de",
    numbering=Numbering(
        divisions=(
            ("teil",),
            ("buch",),
            ("titel",),
            ("kapitel",),
            (
                "artikel",
                "art",
            ),
            (
                "abschnitt",
                "abschn",
            ),
            (
                "ziffer",
                "ziff",
            ),
            ("klausel",),
            ("unterabschnitt",),
            (
                "paragraph",
                "paragraf",
            ),
            ("absatz",),
            ("schritt",),
            ("punkt",),
        ),
        annexes=(
            ("anlage",),
            ("anhang",),
            ("anlagen",),
            ("zusatz",),
        ),
        ordinals=(
            ("erster", "erste", "erstes", "erstens", "eins"),
            ("zweiter", "zweite", "zweites", "zweitens", "zwei"),
            ("dritter", "dritte", "drittes", "drittens", "drei"),
            ("vierter", "vierte", "viertes", "viertens", "vier"),
            ("fünfter", "fünfte", "fünftes", "fünftens", "fünf"),
            ("sechster", "sechste", "sechstes", "sechs"),
            ("siebter", "siebte", "siebtes", "sieben"),
            ("achter", "achte", "achtes", "acht"),
            ("neunter", "neunte", "neuntes", "neun"),
            ("zehnter", "zehnte", "zehntes", "zehn"),
            ("elfter", "elfte"),
            ("zwölfter", "zwölfte"),
        ),
        counted=(
            "januar",
            "jänner",
            "februar",
            "märz",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "dezember",
            "sekunde",
            "sekunden",
            "minute",
            "minuten",
            "stunde",
            "stunden",
            "tag",
            "tage",
            "tagen",
            "woche",
            "wochen",
            "monat",
            "monate",
            "monaten",
            "jahr",
            "jahre",
            "jahren",
            "kalendertage",
            "werktage",
            "werktagen",
            "prozent",
            "millionen",
            "mio",
            "milliarden",
            "euro",
            "eur",
            "mal",
            "gb",
            "mb",
            "tb",
            "kb",
            "uhr",
        ),
        cited=(
            "abs",
            "absatz",
            "satz",
            "nr",
            "lit",
            "bgb",
            "hgb",
            "dsgvo",
            "ds-gvo",
            "bdsg",
            "tmg",
            "ttdsg",
            "uwg",
            "urhg",
            "stgb",
            "ff",
            "f",
            "der",
            "des",
            "und",
            "oder",
            "bis",
            "sowie",
        ),
        returns=("vorausgesetzt", "sofern nicht", "in jedem fall", "es sei denn", "dies gilt nicht", "jeweils"),
    ),
    common="der die das und zu den von mit sie ist für auf wir ihre ihr nicht ein eine werden oder im des dem sich",
    furniture=(
        "auf dieser seite",
        "in diesem artikel",
        "inhaltsverzeichnis",
        "nach oben",
        "zum inhalt springen",
        "zum inhalt",
        "suche",
        "suchen",
        "menü",
        "anmelden",
        "einloggen",
        "registrieren",
        "drucken",
        "teilen",
        "startseite",
        "alle rechte vorbehalten",
        "folgen sie uns",
        "kontakt",
        "cookie-einstellungen",
        "war dieser artikel hilfreich",
        "war das hilfreich",
        "zurück",
        "weiter",
    ),
    chrome=Chrome(
        consent=(
            "akzeptieren|alle akzeptieren|alles akzeptieren|alle cookies akzeptieren|cookies akzeptieren|"
            "zustimmen|allen zustimmen|ich stimme zu|einverstanden|verstanden|ok|alle zulassen|ablehnen|"
            "alle ablehnen|alles ablehnen|nur notwendige|nur notwendige cookies|"
            "nur essenzielle cookies akzeptieren|einstellungen|cookie-einstellungen|einstellungen verwalten|"
            "auswahl speichern|auswahl bestätigen|speichern|mehr erfahren|anpassen"
        ),
        cookies="cookie|cookies|einwilligung|zustimmung",
        feedback=(
            "war dieser artikel hilfreich|war dieser beitrag hilfreich|war diese seite hilfreich|"
            "hat ihnen diese seite geholfen|haben sie fragen|feedback geben"
        ),
        related=(
            "verwandte artikel|verwandte beiträge|ähnliche artikel|ähnliche beiträge|weitere artikel|"
            "weiterführende links|zuletzt angesehen|zuletzt angesehene artikel|empfohlene artikel|"
            "das könnte sie auch interessieren|folgen sie uns|folge uns|diese seite teilen|artikel teilen|"
            "newsletter abonnieren|jetzt newsletter abonnieren"
        ),
        actions=(
            "zum inhalt|zum inhalt springen|zum hauptinhalt springen|direkt zum inhalt|zum hauptinhalt|"
            "navigation überspringen|drucken|seite drucken|als pdf herunterladen|pdf herunterladen|pdf speichern|"
            "teilen|link kopieren|menü|menü öffnen|menü schließen|schließen|suche|suchen|anmelden|einloggen|login|"
            "registrieren|abmelden|ausloggen|mein konto|startseite|alle öffnen|alle schließen|alle aufklappen|"
            "alle zuklappen|alle anzeigen|mehr anzeigen|weniger anzeigen|weiterlesen|vorlesen|zurück|weiter|"
            "wird geladen"
        ),
        places="nach oben|zurück nach oben|zum seitenanfang|seitenanfang|zum inhaltsverzeichnis",
        window=(
            "öffnet in neuem fenster|öffnet ein neues fenster|öffnet sich in neuem fenster|"
            "wird in neuem fenster geöffnet|öffnet in neuem tab|öffnet in einem neuen tab|externer link"
        ),
        ago="vor # *|vor einem *|vor einer *|vor über einem *|vor über einer *",
        readers=(
            "# aufrufe|aufrufe: #|# ansichten|ansichten: #|# mal gelesen|# mal angesehen|lesezeit: # min|"
            "lesezeit: # minuten|lesezeit # minuten|# min. lesezeit|# min lesezeit|# minuten lesezeit"
        ),
        announced=(
            "wir aktualisieren unsere|wir haben unsere|wir ändern unsere|unsere bedingungen ändern sich|"
            "eine neue fassung|eine neue version"
        ),
    ),
    claims=Claims(
        months=(
            "januar jänner jan|februar feber feb|märz maerz mär mrz|april apr|mai|juni jun|juli jul|august aug|"
            "september sept sep|oktober okt|november nov|dezember dez"
        ),
        updated=(
            "zuletzt aktualisiert|zuletzt geändert|zuletzt überarbeitet|letzte aktualisierung|letzte änderung|"
            "letzte überarbeitung|letzter stand|letztes update|aktualisiert|aktualisierung|aktualisierungsdatum|"
            "aktueller stand|datum der letzten aktualisierung|datum der letzten änderung|geändert|überarbeitet|"
            "stand|stand vom|stand der information|fassung vom|fassung|version vom|version|in der fassung vom|"
            "datum der letzten überarbeitung"
        ),
        effective=(
            "gültig ab|gültig seit|gültig vom|gültigkeit ab|datum des inkrafttretens|inkrafttreten|"
            "in kraft seit|in kraft|in kraft ab|tritt in kraft|wirksam ab|wirksam|wirksam seit|gilt ab|"
            "gilt ab dem|gelten ab|gelten ab dem|gilt seit|gelten seit|geltend ab|gültigkeitsdatum|"
            "datum der wirksamkeit|mit wirkung vom|mit wirkung zum|mit wirkung ab|anwendbar ab|gültig|"
            "gelten ~ ab dem|gilt ~ ab dem|gelten ~ ab|gilt ~ ab"
        ),
        published=(
            "veröffentlicht|veröffentlichungsdatum|veröffentlicht am|datum der veröffentlichung|datum|erstellt|"
            "ausgabe|ausgabedatum"
        ),
        version="version|v|fassung|revision|rev|ausgabe",
        documents=(
            "agb|bedingungen|nutzungsbedingungen|geschäftsbedingungen|vertragsbedingungen|verkaufsbedingungen|"
            "lieferbedingungen|datenschutz*|richtlinie zum|cookie-richtlinie|cookie-richtlinien|richtlinien|"
            "vereinbarung*|vertrag*|erklärung*|dokument*|hinweise|regelung*|fassung|version|lizenz*|"
            "anhang|anlage|bestimmungen|leistungsbeschreibung|impressum|teilnahmebedingungen"
        ),
        others=(
            "*gesetz|*gesetzes|*verordnung|dsgvo|richtlinie 9*|richtlinie 2*|richtlinie (eu*|bgb|urteil*|beschluss*|"
            "preis*|gebühr*|tarif*|mehrwertsteuer*|rechnung*|abonnement*|kunden|registriert*|eingetragen|"
            "handelsregister|bestell*|vor dem|abkommen|übereinkommen|copyright|norm"
        ),
        former="vorherig*|früher*|bisherig*|ältere*|alte|archiv*|ersetzt|ersetzen|bis zum|vorversion*",
    ),
)
