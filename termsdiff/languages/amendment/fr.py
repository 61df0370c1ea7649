"""The words of a change clause: French."""

from __future__ import annotations

from termsdiff.languages.amendment.words import AmendmentWords

WORDS = AmendmentWords(
    change=(
        "modifi*|mettre à jour|mise à jour|mises à jour|mis à jour|chang*|évolu*|révis*|amend*|adapt*|"
        "actualis*|complét*|remplac*|nouvelle version|"
        "nouvelles conditions|nouveaux termes|nouvelles cgu|nouvelles cgv"
    ),
    may=(
        "peu*|pourr*|réserve*|droit de|droit d'|à tout moment|susceptible*|de temps à autre|libre de|faculté|"
        "discrétion|périodiquement|occasionnellement|être amené*|pouvons|puissions|pouvant|pouvait"
    ),
    theirs=(
        "vous pouvez|vous ne pouvez|l'utilisateur peut|le client peut|aucune modification|par écrit par|"
        "commun accord|ne peu* être modifié*|sans l'accord|interdit de|l'utilisateur pourra|"
        "les utilisateurs peuvent|utilisateurs pourront|le membre peut|vous pourrez|vous avez le droit|"
        "vous êtes libre"
    ),
    apart=(
        "conformément|selon|en vertu|sous réserve|prévu*|décrit*|régi*|si|sauf|au titre|dans le cadre|visé*|"
        "en application|en acceptant"
    ),
    at_once=(
        "dès ~ mise en ligne|dès ~ publication|dès ~ publi*|à compter de ~ mise en ligne|"
        "à compter de ~ publication|immédiatement|au moment de ~ publication|dès qu'elles ~ publié*|"
        "après ~ mise en ligne|après ~ publication"
    ),
    by_posting="par la mise en ligne|par mise en ligne|en publiant|en mettant en ligne",
    notice="inform*|notifi*|avert*|préven*|avis*|préavis|signal*|communiqu*|fera part",
    unannounced=(
        "sans préavis|sans ~ préavis|sans information|sans en informer|sans avis|sans notification|"
        "sans ~ notification|sans vous en informer"
    ),
    before="avant|préalable*|à l'avance|en avance|préavis|au moins",
    email="e-mail*|email*|courriel*|courrier électronique|mail",
    account=(
        "compte|notification push|pop-up|dans l'application|sur l'application|via le service|"
        "messagerie interne|espace client|lors de ~ connexion"
    ),
    letter="par courrier|par écrit|lettre recommandée|voie postale|par lettre",
    posted=(
        "publi*|mise en ligne|mises en ligne|mettant en ligne|sur le site|sur notre site|sur cette page|"
        "sur la plateforme|affich*"
    ),
    use=(
        "continu* ~ utilis*|poursui* ~ utilis*|continu* ~ accéder|poursuite de ~ usage|utilisation ~ après|"
        "usage ~ après|nouvelle utilisation|toute utilisation|continuation ~ utilis*|"
        "maintien de l'utilisation"
    ),
    accept="accept*|vaut|réputé*|consent*|lié*|emporte|adhésion|approbation",
    check=(
        "consulter ~ régulièrement|consulter régulièrement|régulièrement consulter|vérifier régulièrement|"
        "vérifier ~ régulièrement|consulter ~ périodiquement|vous reporter régulièrement|"
        "prendre régulièrement connaissance|consulter fréquemment|invité* à ~ consulter|"
        "revenir ~ régulièrement|consulter ~ à chaque|visiter ~ régulièrement"
    ),
    material="significati*|substantiel*|important*|majeur*|matériel*",
    retroactive="rétroacti*",
    end=(
        "résili*|cesser d'utiliser|cesser ~ utilis*|mettre fin|supprimer votre compte|clôturer|"
        "fermer ~ compte|désinscri*|ne plus utiliser|renoncer|refuser|vous opposer|ne pouvez pas continuer"
    ),
    redate="indiqu* ~ date|mettr* à jour la date|modifier* la date|actualis* la date|mise à jour de la date",
)
