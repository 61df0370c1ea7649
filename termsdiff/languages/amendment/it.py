"""The words of a change clause: Italian."""

from __future__ import annotations

from termsdiff.languages.amendment.words import AmendmentWords

WORDS = AmendmentWords(
    change="modific*|aggiorn*|cambi*|revision*|rived*|variar*|variazion*|emend*|integr*|sostitu*",
    may=(
        "può|possono|possiamo|potr*|potrebbe*|riserv*|diritto di|in qualsiasi momento|in qualunque momento|"
        "di volta in volta|periodicamente|occasionalmente|facoltà|discrezione|di tanto in tanto"
    ),
    theirs=(
        "l'utente può|l'utente non può|il cliente può|l'utente potrà|nessuna modifica|per iscritto e|firmat*|"
        "entrambe le parti|mutuo accordo|non può essere modificat*|non possono essere modificat*|puoi|potrai|"
        "gli utenti possono|hai il diritto|il cliente potrà"
    ),
    apart=(
        "ai sensi|in base|secondo|conformemente|soggett*|descritt*|se|salvo|previst*|in virtù|nell'ambito|"
        "disciplinat*|accettando"
    ),
    at_once=(
        "dalla pubblicazione|dalla data di pubblicazione|al momento della pubblicazione|con la pubblicazione|"
        "immediat*|una volta pubblicat*|dopo la pubblicazione|successivamente alla pubblicazione|"
        "non appena pubblicat*"
    ),
    by_posting="mediante ~ pubblicazione|tramite ~ pubblicazione|pubblicando",
    notice="inform*|notific*|avvis*|comunic*|preavviso|annunci*|segnal*",
    unannounced=(
        "senza preavviso|senza ~ preavviso|senza avviso|senza ~ avviso|senza notifica|senza ~ comunicazione|"
        "senza comunicazione"
    ),
    before="prima|preavviso|in anticipo|anticipo|preventiv*|almeno",
    email="e-mail*|email*|posta elettronica",
    account=(
        "account|nell'app|all'interno dell'app|notifica push|pop-up|tramite il servizio|sulla piattaforma|"
        "area personale|al momento dell'accesso"
    ),
    letter="per iscritto|posta ordinaria|raccomandata|lettera|per posta",
    posted="pubblic*|sul sito|sul nostro sito|su questa pagina|in questa pagina|sulla pagina",
    use=(
        "continu* ~ utilizz*|continu* ~ us*|uso continuato|utilizzo continuato|prosecuzione ~ utilizzo|"
        "proseguire ~ utilizzo|utilizzo ~ successiv*|uso ~ dopo|utilizzo ~ dopo"
    ),
    accept="accett*|consens*|vincolat*|costitui*|approv*|si intende|si intendono|implica|comporta|considerat*",
    check=(
        "controllare ~ periodicamente|controllare periodicamente|consultare ~ periodicamente|"
        "consultare periodicamente|consultare regolarmente|verificare periodicamente|verificare regolarmente|"
        "consultare ~ regolarmente|periodicamente ~ consult*|rivedere periodicamente|visitare periodicamente|"
        "visitare regolarmente|consultare frequentemente|verificare ~ periodicamente"
    ),
    material="sostanzial*|significativ*|rilevant*|important*|material*",
    retroactive="retroattiv*",
    end=(
        "recedere|recesso|risolvere|cessare ~ utilizz*|cessare l'uso|interrompere ~ utilizz*|smettere di|"
        "cancellare ~ account|chiudere ~ account|disdire|disdetta|rifiutare|opporsi"
    ),
    redate="aggiorn* ~ data|modific* ~ data|indic* ~ data|data di ultim* ~ indic*|data ~ aggiornata",
)
