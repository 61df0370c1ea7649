"""The words of a change clause: Dutch."""

from __future__ import annotations

from termsdiff.languages.amendment.words import AmendmentWords

WORDS = AmendmentWords(
    change=(
        "wijzig*|gewijzigd*|aanpass*|aan te passen|aangepast*|bijwerk*|bijgewerkt*|bij te werken|herzien*|"
        "verander*|aanvull*|updat*|vervang*"
    ),
    may=(
        "kan|kunnen|mogen|mag|behouden ~ voor|behoudt ~ voor|recht ~ om|gerechtigd|te allen tijde|"
        "op elk moment|van tijd tot tijd|af en toe|naar eigen goeddunken|het recht voor"
    ),
    theirs=(
        "u mag|je mag|u kunt|de klant mag|de gebruiker mag|geen wijziging*|alleen schriftelijk|"
        "uitsluitend schriftelijk|wederzijds|beide partijen|niet worden gewijzigd|kunt u|kan je|je kunt|"
        "gebruikers kunnen|u heeft het recht"
    ),
    apart=(
        "volgens|overeenkomstig|op grond van|krachtens|onderworpen|beschreven|als|indien|tenzij|"
        "in het kader van|onder deze|conform|door acceptatie"
    ),
    at_once=(
        "na publicatie|na plaatsing|na de plaatsing|zodra ~ geplaatst|zodra ~ gepubliceerd|onmiddellijk|"
        "met onmiddellijke ingang|per direct|bij publicatie|vanaf ~ publicatie|direct van kracht"
    ),
    by_posting="door publicatie|door ~ plaatsen|door ~ te plaatsen|door ~ te publiceren",
    notice=(
        "informer*|op de hoogte|meld*|kennisgev*|bericht*|mededel*|laten weten|waarschuw*|aankondig*|aangekondigd|"
        "bekend"
    ),
    unannounced=(
        "zonder ~ kennisgeving|zonder kennisgeving|zonder ~ aankondiging|zonder aankondiging|"
        "zonder ~ bericht|zonder voorafgaande"
    ),
    before="vóór|voor|voordat|vooraf|van tevoren|minimaal|ten minste|minstens|voorafgaand*|tijdig",
    email="e-mail*|email*",
    account=(
        "uw account|je account|in de app|pop-up|via de dienst|op het platform|pushmelding|pushbericht|bij het inloggen"
    ),
    letter="schriftelijk|per post|per brief",
    posted="plaats*|geplaatst|publice*|gepubliceerd|op onze website|op de website|op deze pagina|op de site",
    use=(
        "blijf* gebruik*|blijven gebruiken|blijft gebruiken|blijft ~ gebruiken|voortgezet gebruik|"
        "voortzetting van ~ gebruik|verder gebruik|door ~ te blijven|gebruik ~ na"
    ),
    accept="accepte*|aanvaard*|akkoord|instem*|stemt ~ in|gebonden|geldt als|beschouwd",
    check=(
        "regelmatig ~ controleren|regelmatig ~ raadplegen|regelmatig ~ lezen|regelmatig ~ bekijken|"
        "regelmatig te controleren|regelmatig te raadplegen|regelmatig te bekijken|regelmatig te lezen|"
        "periodiek ~ raadplegen|periodiek te controleren|van tijd tot tijd ~ raadplegen|"
        "controleer ~ regelmatig|raadpleeg ~ regelmatig|bekijk ~ regelmatig"
    ),
    material="wezenlijk*|materi*|belangrijk*|ingrijpend*|substantie*|aanzienlijk*",
    retroactive="terugwerkend*",
    end=(
        "opzeg*|op te zeggen|beëindig*|stoppen met|te staken|staken|annuler*|bezwaar|account verwijderen|"
        "niet langer gebruiken|ontbind*|weigeren"
    ),
    redate=(
        "datum ~ bijwerken|datum ~ aanpassen|datum ~ wijzigen|bijgewerkt* datum|datum ~ bijgewerkt|"
        "datum ~ aangepast|datum ~ gewijzigd|datum ~ vermeld*|passen ~ datum"
    ),
)
