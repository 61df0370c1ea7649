"""Italian."""

from __future__ import annotations

from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

LANGUAGE = Language(
    code="it",
    numbering=Numbering(
        divisions=(
            ("parte",),
            ("libro",),
            ("titolo",),
            ("capo",),
            ("capitolo",),
            (
                "articolo",
                "art",
            ),
            ("sezione",),
            ("clausola",),
            ("sottosezione",),
            ("comma",),
            ("paragrafo",),
            ("regola",),
            ("punto",),
        ),
        annexes=(
            ("allegato",),
            ("appendice",),
            ("addendum",),
        ),
        ordinals=(
            ("primo", "prima", "uno"),
            ("secondo", "seconda", "due"),
            ("terzo", "terza", "tre"),
            ("quarto", "quarta", "quattro"),
            ("quinto", "quinta", "cinque"),
            ("sesto", "sesta", "sei"),
            ("settimo", "settima", "sette"),
            ("ottavo", "ottava", "otto"),
            ("nono", "nona", "nove"),
            ("decimo", "decima", "dieci"),
            ("undicesimo", "undicesima"),
            ("dodicesimo", "dodicesima"),
        ),
        counted=(
            "gennaio",
            "febbraio",
            "marzo",
            "aprile",
            "maggio",
            "giugno",
            "luglio",
            "agosto",
            "settembre",
            "ottobre",
            "novembre",
            "dicembre",
            "secondi",
            "minuto",
            "minuti",
            "ora",
            "ore",
            "giorno",
            "giorni",
            "settimana",
            "settimane",
            "mese",
            "mesi",
            "anno",
            "anni",
            "per",
            "milioni",
            "miliardi",
            "euro",
            "eur",
            "volte",
            "gb",
            "mb",
            "kb",
            "lavorativi",
            "solari",
        ),
        cited=("del", "della", "dello", "dei", "e", "o", "comma", "lett", "gdpr", "c.c", "seguenti", "ss"),
        returns=(
            "a condizione che",
            "purché",
            "in ogni caso",
            "in tutti i casi",
            "salvo che",
            "fermo restando",
            "fatto salvo",
        ),
    ),
    common="il lo la gli di del della e in che per con su una un è si al dei delle nostro non sono o nel",
    furniture=(
        "in questa pagina",
        "in questo articolo",
        "indice",
        "torna su",
        "torna all'inizio",
        "vai al contenuto",
        "cerca",
        "ricerca",
        "menu",
        "accedi",
        "registrati",
        "stampa",
        "condividi",
        "home",
        "tutti i diritti riservati",
        "seguici",
        "contattaci",
        "impostazioni cookie",
        "precedente",
        "successivo",
    ),
    chrome=Chrome(
        consent=(
            "accetta|accetta tutto|accetta tutti|accetta tutti i cookie|accetto|acconsento|ho capito|ok|rifiuta|"
            "rifiuta tutto|rifiuta tutti|solo necessari|continua senza accettare|personalizza|"
            "gestisci preferenze|gestisci cookie|preferenze cookie|impostazioni cookie|salva preferenze|salva|"
            "maggiori informazioni|scopri di più"
        ),
        cookies="cookie|consenso",
        feedback=(
            "questo articolo ti è stato utile|questo articolo è stato utile|questa pagina ti è stata utile|"
            "hai trovato utile|hai altre domande"
        ),
        related=(
            "articoli correlati|contenuti correlati|link correlati|visualizzati di recente|articoli consigliati|"
            "potrebbe interessarti|potrebbe interessarti anche|seguici|condividi questo articolo|"
            "condividi questa pagina|iscriviti alla newsletter"
        ),
        actions=(
            "vai al contenuto|vai al contenuto principale|salta al contenuto|passa al contenuto principale|stampa|"
            "stampa questa pagina|scarica pdf|scarica il pdf|condividi|copia link|menu|menù|apri menu|chiudi menu|"
            "chiudi|cerca|ricerca|accedi|entra|registrati|esci|il mio account|home|espandi tutto|comprimi tutto|"
            "mostra tutto|nascondi tutto|mostra di più|mostra meno|leggi tutto|leggi di più|ascolta|precedente|"
            "successivo|indietro|caricamento"
        ),
        places="torna su|torna all'inizio|inizio pagina|torna all'indice",
        window=(
            "si apre in una nuova finestra|apre una nuova finestra|si apre in una nuova scheda|"
            "apre in una nuova scheda|link esterno"
        ),
        ago="# * fa|un * fa|una * fa|un'* fa|più di un * fa|oltre un * fa",
        readers=(
            "# visualizzazioni|visualizzazioni: #|# min di lettura|# minuti di lettura|"
            "tempo di lettura: # min|tempo di lettura: # minuti"
        ),
        announced=(
            "stiamo aggiornando i nostri|abbiamo aggiornato i nostri|abbiamo aggiornato la nostra|"
            "i nostri termini cambiano|una nuova versione"
        ),
    ),
    claims=Claims(
        months=(
            "gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|"
            "settembre sett set|ottobre ott|novembre nov|dicembre dic"
        ),
        updated=(
            "ultimo aggiornamento|ultima modifica|ultima revisione|ultima versione|data di aggiornamento|"
            "data dell'ultimo aggiornamento|data ultimo aggiornamento|data di ultima modifica|data di revisione|"
            "data dell'ultima revisione|aggiornato|aggiornata|aggiornati|aggiornate|aggiornamento|modificato|"
            "modificata|modificati|modificate|revisionato|rivisto|versione del|versione|versione aggiornata al"
        ),
        effective=(
            "data di entrata in vigore|data di efficacia|data di validità|data effettiva|data di decorrenza|"
            "entrata in vigore|in vigore|in vigore dal|in vigore da|entra in vigore|entrano in vigore|"
            "entrerà in vigore|entreranno in vigore|è entrata in vigore|sono entrate in vigore|efficace dal|"
            "efficaci dal|efficace a partire|efficaci a partire|con effetto dal|con effetto a partire|"
            "con decorrenza|valido dal|valida dal|validi dal|valide dal|validità dal|si applica a partire|"
            "si applicano a partire|si applica dal|si applicano dal|applicabile dal|applicabili dal|"
            "decorre dal|decorrono dal|ha efficacia dal|hanno efficacia dal|ha efficacia|hanno efficacia"
        ),
        published=(
            "pubblicato|pubblicata|pubblicati|pubblicate|data di pubblicazione|pubblicazione|data|emesso|emissione"
        ),
        version="versione|ver|v|revisione|rev|edizione",
        documents=(
            "condizion*|termini|informativa*|policy|politica|contratto|accordo|document*|avvis*|note legali|"
            "licenza|allegat*|regolamento del servizio|versione|pagina|present*|dichiarazione"
        ),
        others=(
            "legge|leggi|d.lgs*|regolamento (ue*|regolamento ue|regolamento generale|gdpr|direttiva|decreto|"
            "codice|sentenza|provvedimento|prezz*|tariff*|iva|fattur*|abbonament*|clienti|registrat*|iscritt*|"
            "ordin*|prima del|convenzione|delibera"
        ),
        former="precedent*|anterior*|archivi*|sostitui*|fino al|vecchi*",
    ),
)
