"""French."""

from __future__ import annotations

from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

LANGUAGE = Language(
    code="fr",
    numbering=Numbering(
        divisions=(
            ("partie",),
            ("livre",),
            ("titre",),
            ("chapitre",),
            (
                "article",
                "art",
            ),
            (
                "section",
                "sect",
            ),
            ("clause",),
            ("sous-section",),
            ("paragraphe",),
            ("alinéa",),
            ("règle",),
            ("étape",),
        ),
        annexes=(
            ("annexe",),
            ("appendice",),
            ("avenant",),
        ),
        ordinals=(
            ("premier", "première", "un", "1er"),
            ("deuxième", "second", "seconde", "deux"),
            ("troisième", "trois"),
            ("quatrième", "quatre"),
            ("cinquième", "cinq"),
            ("sixième", "six"),
            ("septième", "sept"),
            ("huitième", "huit"),
            ("neuvième", "neuf"),
            ("dixième", "dix"),
            ("onzième", "onze"),
            ("douzième", "douze"),
            ("treizième",),
            ("quatorzième",),
            ("quinzième",),
            ("seizième",),
            ("dix-septième",),
            ("dix-huitième",),
            ("dix-neuvième",),
            ("vingtième",),
        ),
        counted=(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
            "seconde",
            "secondes",
            "minute",
            "minutes",
            "heure",
            "heures",
            "jour",
            "jours",
            "semaine",
            "semaines",
            "mois",
            "ans",
            "année",
            "années",
            "pour",
            "%",
            "million",
            "millions",
            "milliard",
            "euros",
            "euro",
            "eur",
            "fois",
            "mo",
            "ko",
            "ouvrables",
            "ouvrés",
        ),
        cited=(
            "du",
            "de",
            "des",
            "et",
            "ou",
            "à",
            "al",
            "alinéa",
            "rgpd",
            "ci-dessus",
            "ci-dessous",
            "suivants",
            "susvisé",
            "précité",
        ),
        returns=(
            "à condition que",
            "sous réserve que",
            "étant entendu que",
            "étant précisé que",
            "dans tous les cas",
            "dans chaque cas",
            "sauf si",
            "sauf disposition",
        ),
    ),
    common="le la les de des du et à en vous nous votre vos que qui dans pour par sur une un est au aux ou ce",
    furniture=(
        "sur cette page",
        "dans cet article",
        "sommaire",
        "haut de page",
        "retour en haut",
        "aller au contenu",
        "recherche",
        "rechercher",
        "menu",
        "connexion",
        "se connecter",
        "s'inscrire",
        "imprimer",
        "partager",
        "accueil",
        "tous droits réservés",
        "suivez-nous",
        "nous contacter",
        "gérer les cookies",
        "cet article vous a-t-il été utile",
        "précédent",
        "suivant",
    ),
    chrome=Chrome(
        consent=(
            "accepter|tout accepter|accepter tout|j'accepte|accepter et fermer|accepter et continuer|"
            "autoriser tous les cookies|accepter les cookies|refuser|tout refuser|je refuse|refuser tout|"
            "continuer sans accepter|ok|d'accord|personnaliser|paramétrer|paramétrer les cookies|"
            "gérer les cookies|gérer mes préférences|préférences de cookies|réglages|enregistrer mes préférences|"
            "enregistrer|en savoir plus|je choisis"
        ),
        cookies="cookie|cookies|traceurs|consentement",
        feedback=(
            "cet article vous a-t-il été utile|cette page vous a-t-elle été utile|"
            "avez-vous trouvé cette page utile|avez-vous trouvé cet article utile|vous avez d'autres questions|"
            "donnez votre avis"
        ),
        related=(
            "articles associés|articles similaires|articles liés|contenus similaires|liens utiles|"
            "consultés récemment|articles recommandés|à lire aussi|vous aimerez aussi|derniers articles|"
            "partager cet article|partager cette page|suivez-nous|retrouvez-nous|"
            "inscrivez-vous à notre newsletter|abonnez-vous à notre newsletter"
        ),
        actions=(
            "aller au contenu|aller au contenu principal|passer au contenu|passer au contenu principal|"
            "accéder au contenu|accéder au contenu principal|imprimer|imprimer cette page|imprimer la page|"
            "télécharger le pdf|télécharger en pdf|partager|copier le lien|menu|ouvrir le menu|fermer le menu|fermer|"
            "rechercher|recherche|connexion|se connecter|s'identifier|inscription|s'inscrire|créer un compte|"
            "se déconnecter|mon compte|accueil|tout ouvrir|tout fermer|tout afficher|tout masquer|tout déplier|"
            "tout replier|voir plus|voir moins|lire la suite|afficher plus|afficher moins|écouter|précédent|suivant|"
            "retour|chargement"
        ),
        places="retour en haut|retour en haut de page|haut de page|revenir en haut|retour au sommaire",
        window=(
            "s'ouvre dans une nouvelle fenêtre|ouvre une nouvelle fenêtre|nouvelle fenêtre|"
            "s'ouvre dans un nouvel onglet|ouvre dans un nouvel onglet|nouvel onglet|lien externe"
        ),
        ago="il y a # *|il y a un *|il y a une *|il y a plus d'un *|il y a plus d'une *",
        readers=(
            "# vues|vues : #|vues: #|lu # fois|# min de lecture|# minutes de lecture|"
            "temps de lecture : # min|temps de lecture : # minutes|temps de lecture: # min|"
            "temps de lecture: # minutes"
        ),
        announced=(
            "nous mettons à jour nos|nous avons mis à jour nos|nous avons mis à jour notre|"
            "nos conditions évoluent|nos conditions changent|une nouvelle version de|ces conditions changeront le"
        ),
    ),
    claims=Claims(
        months=(
            "janvier janv|février fevrier févr fév|mars|avril avr|mai|juin|juillet juil|août aout|septembre sept|"
            "octobre oct|novembre nov|décembre decembre déc"
        ),
        updated=(
            "dernière mise à jour|dernières mises à jour|date de mise à jour|date de dernière mise à jour|"
            "date de la dernière mise à jour|mise à jour|mis à jour|mises à jour|"
            "mise à jour pour la dernière fois|dernière modification|dernière révision|date de révision|modifié|"
            "modifiée|modifiées|modifiés|révisé*|actualisé*|version du|version en date du|version au|version|"
            "date de version|à jour au|à jour du|état au"
        ),
        effective=(
            "en vigueur|date d'entrée en vigueur|date d'effet|date d'application|entrée en vigueur|"
            "entre en vigueur|entrent en vigueur|entrera en vigueur|entreront en vigueur|est entrée en vigueur|"
            "sont entrées en vigueur|prend effet|prennent effet|prendra effet|prendront effet|"
            "s'applique à partir|s'appliquent à partir|s'applique à compter|s'appliquent à compter|"
            "applicable à partir|applicables à partir|applicable à compter|applicables à compter|applicable au|"
            "applicables au|applicable depuis|applicables depuis|applicables dès|effectif|effective|"
            "valable à partir|valables à compter|à effet du|à effet au"
        ),
        published=(
            "publié|publiée|publiées|publiés|date de publication|date de parution|mis en ligne|mise en ligne|"
            "mises en ligne|date|en date du|établi*|édition du|fait à"
        ),
        version="version|v|révision|rév|édition",
        documents=(
            "condition*|cgu|cgv|cgs|cguv|politique*|charte*|contrat*|accord*|mention*|règlement intérieur|"
            "règlement du service|document*|avenant*|notice*|annexe*|version|déclaration*|licence|page|termes|"
            "règles"
        ),
        others=(
            "loi|lois|règlement ue|règlement (ue*|règlement européen|rgpd|directive|décret|ordonnance|code|"
            "arrêté|délibération|prix|tarif*|tva|facture*|abonnement*|client*|inscrit*|immatricul*|commande*|"
            "décision|arrêt|convention|avant|utilisateurs|recommandation"
        ),
        former="précédent*|antérieur*|ancien*|archiv*|remplace*|annule*|jusqu'au",
    ),
)
