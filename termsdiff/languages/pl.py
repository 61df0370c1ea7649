"""Polish."""

from __future__ import annotations

from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

LANGUAGE = Language(
    code="pl",
    numbering=Numbering(
        divisions=(
            ("część",),
            ("księga",),
            ("tytuł",),
            ("dział",),
            ("rozdział",),
            (
                "artykuł",
                "art",
            ),
            ("sekcja",),
            ("klauzula",),
            (
                "punkt",
                "pkt",
            ),
            (
                "ustęp",
                "ust",
            ),
            ("krok",),
        ),
        annexes=(
            ("załącznik",),
            ("aneks",),
            ("dodatek",),
        ),
        ordinals=(
            ("pierwszy", "pierwsza", "pierwsze", "jeden"),
            ("drugi", "druga", "drugie", "dwa"),
            ("trzeci", "trzecia", "trzecie", "trzy"),
            ("czwarty", "czwarta", "czwarte", "cztery"),
            ("piąty", "piąta", "piąte", "pięć"),
            ("szósty", "szósta", "szóste", "sześć"),
            ("siódmy", "siódma", "siódme", "siedem"),
            ("ósmy", "ósma", "ósme", "osiem"),
            ("dziewiąty", "dziewiąta", "dziewiąte", "dziewięć"),
            ("dziesiąty", "dziesiąta", "dziesiąte", "dziesięć"),
        ),
        counted=(
            "stycznia",
            "lutego",
            "marca",
            "kwietnia",
            "maja",
            "czerwca",
            "lipca",
            "sierpnia",
            "września",
            "października",
            "listopada",
            "grudnia",
            "styczeń",
            "luty",
            "marzec",
            "kwiecień",
            "maj",
            "czerwiec",
            "lipiec",
            "sierpień",
            "wrzesień",
            "październik",
            "listopad",
            "grudzień",
            "sekund",
            "minut",
            "minuty",
            "godzin",
            "godziny",
            "dni",
            "dzień",
            "tygodni",
            "tygodnie",
            "miesiąc",
            "miesiące",
            "miesięcy",
            "rok",
            "lata",
            "lat",
            "procent",
            "milionów",
            "tys",
            "zł",
            "pln",
            "eur",
            "euro",
            "gb",
            "mb",
            "kb",
            "roboczych",
            "kalendarzowych",
        ),
        cited=("ust", "pkt", "lit", "zd", "rodo", "kc", "k.c", "ustawy", "oraz", "i", "lub"),
        returns=("pod warunkiem", "z zastrzeżeniem", "w każdym przypadku", "w każdym wypadku", "chyba że", "o ile"),
    ),
    common="i w z na do nie się jest że oraz o od przez dla lub po za jak są być tych który ich zgodnie",
    furniture=(
        "na tej stronie",
        "w tym artykule",
        "spis treści",
        "do góry",
        "przejdź do treści",
        "szukaj",
        "wyszukaj",
        "menu",
        "zaloguj się",
        "zarejestruj się",
        "drukuj",
        "udostępnij",
        "strona główna",
        "wszelkie prawa zastrzeżone",
        "obserwuj nas",
        "kontakt",
        "ustawienia plików cookie",
        "poprzedni",
        "następny",
    ),
    chrome=Chrome(
        consent=(
            "akceptuję|akceptuj|akceptuj wszystkie|zaakceptuj wszystkie|akceptuję wszystkie|zgadzam się|zgoda|"
            "rozumiem|ok|zezwól na wszystkie|odrzuć|odrzuć wszystkie|odrzucam|odmów|tylko niezbędne|ustawienia|"
            "ustawienia plików cookie|zarządzaj preferencjami|zapisz preferencje|zapisz|dowiedz się więcej|"
            "dostosuj"
        ),
        cookies="cookie|cookies|ciasteczka|zgoda",
        feedback="czy ten artykuł był pomocny|czy ta strona była pomocna|czy to było pomocne|masz więcej pytań",
        related=(
            "powiązane artykuły|podobne artykuły|powiązane treści|ostatnio przeglądane|polecane artykuły|"
            "zobacz także|zobacz też|obserwuj nas|udostępnij ten artykuł|udostępnij tę stronę|"
            "zapisz się do newslettera"
        ),
        actions=(
            "przejdź do treści|przejdź do głównej treści|przejdź do zawartości|przejdź do głównej zawartości|"
            "pomiń nawigację|drukuj|wydrukuj|drukuj stronę|pobierz pdf|udostępnij|kopiuj link|menu|otwórz menu|"
            "zamknij menu|zamknij|szukaj|wyszukaj|zaloguj|zaloguj się|zarejestruj się|wyloguj|wyloguj się|moje konto|"
            "strona główna|rozwiń wszystko|zwiń wszystko|pokaż wszystko|ukryj wszystko|pokaż więcej|pokaż mniej|"
            "czytaj więcej|czytaj dalej|posłuchaj|poprzedni|następny|wstecz|wróć|ładowanie"
        ),
        places="powrót na górę|do góry|na górę|wróć na górę",
        window=(
            "otwiera się w nowym oknie|otwiera nowe okno|otwiera się w nowej karcie|otwiera w nowej karcie|"
            "link zewnętrzny"
        ),
        ago="# * temu|rok temu|miesiąc temu|tydzień temu|ponad * temu",
        readers=(
            "# wyświetleń|# wyświetlenia|wyświetlenia: #|wyświetleń: #|odsłony: #|# odsłon|# min czytania|"
            "# minut czytania|czas czytania: # min|czas czytania: # minut"
        ),
        announced="aktualizujemy nasz|aktualizujemy nasze|zaktualizowaliśmy nasz|zaktualizowaliśmy naszą|nowa wersja",
    ),
    claims=Claims(
        months=(
            "stycznia styczeń styczen sty|lutego luty lut|marca marzec mar|kwietnia kwiecień kwi|maja maj|"
            "czerwca czerwiec cze|lipca lipiec lip|sierpnia sierpień sie|września wrzesień wrz|"
            "października październik paź|listopada listopad lis|grudnia grudzień gru"
        ),
        updated=(
            "ostatnia aktualizacja|ostatnio zaktualizowan*|ostatnio zmienion*|ostatniej aktualizacji|"
            "data aktualizacji|data ostatniej aktualizacji|data ostatniej zmiany|data ostatniej modyfikacji|"
            "ostatnia zmiana|ostatnia modyfikacja|zaktualizowan*|aktualizacja|aktualizacja z dnia|zmienion*|"
            "zmodyfikowan*|wersja z dnia|wersja z|stan na dzień|stan na"
        ),
        effective=(
            "data wejścia w życie|wejście w życie|wchodzi w życie|wchodzą w życie|wejdzie w życie|wejdą w życie|"
            "weszła w życie|weszły w życie|wszedł w życie|obowiązuje od|obowiązuje od dnia|obowiązują od|"
            "obowiązują od dnia|obowiązujący od|obowiązująca od|obowiązujące od|ważne od|ważny od|"
            "data obowiązywania|z mocą od|ze skutkiem od|obowiązywania od"
        ),
        published="opublikowan*|data publikacji|data opublikowania|publikacja|data|wydan*|z dnia",
        version="wersja|version|v|wer|wydanie|rev",
        documents=(
            "regulamin*|warunk*|polityk*|umow*|dokument*|oświadczen*|zasad*|licencj*|załącznik*|"
            "wersj*|postanowie*|stron*"
        ),
        others=(
            "ustaw*|rozporządzeni*|rodo|dyrektyw*|kodeks*|wyrok*|cen|ceny|cennik*|opłat*|vat|faktur*|abonament*|"
            "klient*|zarejestrowan*|zamówie*|przed|konwencj*|dz. u*"
        ),
        former="poprzedni*|wcześniejsz*|archiwaln*|zastępuj*|star*|do dnia",
    ),
)
