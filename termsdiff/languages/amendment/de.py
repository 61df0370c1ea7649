"""The words of a change clause: German."""

from __future__ import annotations

from termsdiff.languages.amendment.words import AmendmentWords

WORDS = AmendmentWords(
    change=(
        "änder*|geändert*|anpass*|angepasst*|anzupassen|abzuändern|aktualisier*|überarbeit*|ergänz*|"
        "modifizier*|ersetz*|neufassung|neue fassung"
    ),
    may=(
        "kann|können|behalten ~ vor|behält ~ vor|vorbehalten|berechtigt|jederzeit|das recht|von zeit zu zeit|"
        "gelegentlich|nach eigenem ermessen|dürfen"
    ),
    theirs=(
        "sie dürfen|sie können|der kunde kann|der nutzer darf|der kunde darf|bedürfen der schriftform|"
        "nur schriftlich|bedürfen ~ schrift*|einvernehmlich|keine änderung*|nicht geändert|können sie|"
        "dürfen sie|nutzer können|nutzer kann|mitglied kann|haben sie das recht|sie haben das recht|"
        "hat das recht"
    ),
    apart=(
        "gemäß|nach maßgabe|aufgrund|entsprechend|vorbehaltlich|beschrieben*|wenn|sofern|falls|im rahmen|"
        "unter diesen|laut|unterliegen"
    ),
    at_once=(
        "mit ~ veröffentlichung|mit der bekanntgabe|sofort wirksam|unmittelbar nach|sobald ~ veröffentlich*|"
        "ab ~ veröffentlichung|mit ihrer einstellung|treten mit ~ veröffentlichung|mit sofortiger wirkung|"
        "nach ~ veröffentlichung"
    ),
    by_posting="durch veröffentlichung|indem ~ veröffentlich*",
    notice=(
        "informier*|benachrichtig*|mitteil*|mitgeteilt|hinweis*|bekannt*|ankündig*|angekündigt|in kenntnis|"
        "unterricht*|anzeigen"
    ),
    unannounced=(
        "ohne ~ ankündigung|ohne vorankündigung|ohne ankündigung|ohne mitteilung|ohne ~ mitteilung|"
        "ohne ~ benachrichtigung|ohne benachrichtigung|ohne vorherige"
    ),
    before="vor|vorher|im voraus|vorab|rechtzeitig|mindestens|frist",
    email="e-mail*|email*|per mail",
    account=(
        "im konto|in ihrem konto|kundenkonto|in der app|push*|pop-up|im kundenportal|beim einloggen|"
        "innerhalb des dienstes|über die plattform|nutzerkonto"
    ),
    letter="postalisch|per post|brieflich|schriftlich|in textform|per brief",
    posted=(
        "veröffentlich*|auf der website|auf unserer website|auf dieser seite|auf der webseite|"
        "auf unserer seite|online gestellt|bereitgestellt|einstellen"
    ),
    use=(
        "weiter* nutz*|weiterhin nutz*|fortgesetzte nutz*|weiternutzung|fortsetzung der nutzung|"
        "nutzen sie ~ weiter*|nutzen sie ~ nach|verwenden sie ~ nach|"
        "weiterhin verwend*|nutz* ~ weiterhin|nutzung ~ nach"
    ),
    accept=(
        "akzeptier*|zustimm*|zugestimmt|gelten als|gilt als|einverstanden|angenommen|anerkenn*|annahme|"
        "gebunden|genehmigt"
    ),
    check=(
        "regelmäßig ~ prüf*|prüf* ~ regelmäßig|überprüf* ~ regelmäßig|regelmäßig ~ überprüf*|"
        "regelmäßig ~ informier*|regelmäßig ~ besuch*|regelmäßig ~ lesen|regelmäßig ~ einsehen|"
        "in regelmäßigen abständen|von zeit zu zeit ~ prüf*|von zeit zu zeit ~ lesen|regelmäßig aufzurufen|"
        "regelmäßig durchzulesen|regelmäßig durchlesen"
    ),
    material="wesentlich*|erheblich*|bedeutend*|maßgeblich*",
    retroactive="rückwirk*",
    end=(
        "kündig*|widerspr*|beenden|einstellen der nutzung|nutzung einzustellen|nutzung ein|nicht mehr nutzen|"
        "konto löschen|sonderkündigungsrecht|ablehn*"
    ),
    redate=(
        "datum ~ aktualisier*|datum ~ änder*|aktualisier* ~ datum|datum der letzten|stand* ~ anpassen|"
        "datum ~ angepasst|datum ~ anpassen"
    ),
)
