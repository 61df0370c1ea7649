"""The words of a change clause: Swedish."""

from __future__ import annotations

from termsdiff.languages.amendment.words import AmendmentWords

WORDS = AmendmentWords(
    change="ändr*|uppdater*|revider*|modifier*|justera*|komplettera*|ersätt*|förändr*",
    may=(
        "kan|får|kommer att kunna|förbehåller|rätt att|rätten att|när som helst|från tid till annan|då och då|har rätt"
    ),
    theirs=(
        "du får|du kan|kunden får|användaren får|ingen ändring|inga ändringar|skriftligen och undertecknas|"
        "båda parter|endast skriftligen|inte ändras|kan du|användare kan|användaren kan|du har rätt|"
        "kunden kan|har du rätt"
    ),
    apart="enligt|i enlighet med|med stöd av|beskriv*|om|såvida|inom ramen|omfattas|utöver|genom att godkänna",
    at_once=(
        "när ~ publiceras|när ~ publicerats|så snart ~ publicer*|vid publicering|efter publicering|"
        "efter ~ publicer*|omedelbart|från ~ publicering|från och med ~ publicer*"
    ),
    by_posting="genom publicering|genom att publicera|genom att lägga upp",
    notice="meddela*|informer*|underrätta*|avisera*|notis*|notifiera*|meddelande*",
    unannounced="utan ~ meddelande|utan meddelande|utan att meddela|utan föregående|utan förvarning",
    before="före|innan|i förväg|på förhand|i god tid|minst",
    email="e-post*|e-mail*|mejl*|mail",
    account="ditt konto|i appen|pushnotis*|via tjänsten|på plattformen|i tjänsten|när du loggar in",
    letter="skriftlig*|per post|brev*",
    posted=(
        "publicer*|på webbplatsen|på vår webbplats|på denna sida|på den här sidan|på hemsidan|lägga upp|lägger upp"
    ),
    use=(
        "fortsätter ~ använda|fortsatt användning|fortsatta användning|fortsätta använda|användning ~ efter|"
        "fortsätter att använda"
    ),
    accept="godkänn*|accepter*|samtyck*|bund*|innebär|anses",
    check=(
        "regelbundet ~ kontrollera*|regelbundet ~ läs*|regelbundet ~ gå*|regelbundet ~ granska*|"
        "kontrollera ~ regelbundet|läsa ~ regelbundet|läs ~ regelbundet|granska ~ regelbundet|"
        "hålla dig uppdaterad|besöka ~ regelbundet|regelbundet besök*|regelbundet ta del"
    ),
    material="väsentlig*|betydande|viktig*|materiell*|större ändring*",
    retroactive="retroaktiv*",
    end="säga upp|säger upp|uppsägning|avsluta*|sluta använda|upphöra|avbryta|invända|ta bort ~ konto|häva",
    redate="uppdatera* ~ datum*|ändra* ~ datum*|datum* ~ uppdatera*|datum* ~ ändra*|ange* ~ datum*",
)
