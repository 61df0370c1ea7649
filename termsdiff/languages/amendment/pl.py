"""The words of a change clause: Polish."""

from __future__ import annotations

from termsdiff.languages.amendment.words import AmendmentWords

WORDS = AmendmentWords(
    change="zmian*|zmieni*|zmienia*|aktualiz*|zaktualiz*|modyfik*|zmodyfik*|nowelizacj*|uzupełni*",
    may=(
        "może|mogą|możemy|zastrzega*|prawo do|prawo zmiany|uprawnion*|w każdym czasie|w dowolnym momencie|"
        "w każdej chwili|od czasu do czasu|okresowo|według własnego uznania|może być|mogą być"
    ),
    theirs=(
        "użytkownik może|klient może|nie możesz|możesz|wymagają formy pisemnej|formy pisemnej pod rygorem|"
        "obu stron|obie strony|żadn* zmian*|nie może być zmienion*|użytkownicy mogą|masz prawo|"
        "klient ma prawo|użytkownik ma prawo"
    ),
    apart=(
        "zgodnie z|na podstawie|na zasadach|określon*|opisan*|jeśli|jeżeli|chyba że|w ramach|podlega*|w myśl|akceptując"
    ),
    at_once=(
        "z chwilą ~ opublikowania|z chwilą ~ publikacji|z dniem ~ opublikowania|z dniem publikacji|"
        "po ~ opublikowaniu|po publikacji|natychmiast*|niezwłocznie po|od momentu ~ publikacji|"
        "od dnia publikacji"
    ),
    by_posting="poprzez ~ opublikowanie|poprzez publikację|przez opublikowanie",
    notice="powiadom*|poinform*|inform*|zawiadom*|ogłos*|komunikat*",
    unannounced=(
        "bez ~ powiadom*|bez powiadom*|bez ~ zawiadom*|bez zawiadom*|bez uprzedniego|bez ~ informowania|"
        "bez informowania"
    ),
    before="przed|z wyprzedzeniem|wyprzedzeni*|uprzedn*|co najmniej|wcześniej",
    email="e-mail*|email*|poczt* elektroniczn*|mailow*",
    account=(
        "na koncie|konta użytkownika|w aplikacji|powiadomienie push|w serwisie|na platformie|przy logowaniu|panel*"
    ),
    letter="pisemn*|listown*|na piśmie|pocztą tradycyjną",
    posted="opublikow*|publik*|zamieszcz*|na stronie|na naszej stronie|w witrynie",
    use="dalsze korzystanie|dalszego korzystania|kontynu* ~ korzyst*|korzystanie ~ po|nadal korzyst*",
    accept="akcept*|zaakcept*|zgod*|wyraża|oznacza|związan*|uważa się|równoznaczn*",
    check=(
        "regularnie ~ sprawdz*|regularne ~ sprawdz*|regularnego ~ sprawdz*|okresowo ~ sprawdz*|"
        "okresowe ~ sprawdz*|regularnie ~ zapozn*|regularne zapoznawanie|sprawdza* ~ regularnie|"
        "regularnie przegląd*|regularne przegląd*|okresowego przegląd*|regularnie odwiedz*"
    ),
    material="istotn*|znacząc*|ważn*",
    retroactive="wsteczn*|mocą wsteczną|działania wstecz",
    end="wypowiedzi*|wypowiedzeni*|rozwiąza*|odstąpi*|zaprzesta*|zrezygnow*|usun* konto|usunąć konto|sprzeciw*",
    redate="aktualiz* ~ dat*|zmieni* ~ dat*|zaktualiz* ~ dat*|dat* ~ aktualizacji ~ zmien*|poda* ~ dat*",
)
