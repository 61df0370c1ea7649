"""French."""

from __future__ import annotations

from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

LANGUAGE = Language(
    code="fr",
    numbering=Numbering(),
    chrome=Chrome(),
    claims=Claims(),
)
