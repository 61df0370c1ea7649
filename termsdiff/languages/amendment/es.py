"""The words of a change clause: Spanish."""

from __future__ import annotations

from termsdiff.languages.amendment.words import AmendmentWords

WORDS = AmendmentWords(
    change="modific*|cambi*|actualiz*|revis*|enmend*|variar|variaci*|sustitu*|reemplaz*|complement*|alterar",
    may=(
        "pued*|podr*|reserv*|derecho a|derecho de|en cualquier momento|de vez en cuando|periódicamente|"
        "ocasionalmente|facultad|discreción|podamos|podemos"
    ),
    theirs=(
        "usted puede|usted no puede|el usuario puede|el usuario podrá|el cliente podrá|ninguna modificación|"
        "por escrito y firmad*|ambas partes|mutuo acuerdo|no podrá ser modificad*|no podrá modificar|"
        "usted podrá|puedes|podrás|los usuarios pueden|usted tiene derecho"
    ),
    apart=(
        "conforme|de acuerdo con|en virtud|según|sujet*|descrit*|si|salvo|previst*|al amparo|estipulad*|"
        "regid*|en el marco|al aceptar"
    ),
    at_once=(
        "a partir de ~ publicación|desde ~ publicación|tras ~ publicación|una vez publicad*|de inmediato|"
        "inmediatamente|en el momento de ~ publicación|cuando ~ publi*|después de ~ publicación"
    ),
    by_posting="al publicar*|mediante ~ publicación|publicándol*|publicando",
    notice="notific*|inform*|avis*|comunic*|anunci*|preaviso",
    unannounced="sin previo aviso|sin aviso|sin ~ aviso|sin notific*|sin ~ notificación|sin preaviso",
    before="antes|previ*|con antelación|de antelación|anticipación|por adelantado|al menos|preaviso",
    email="correo electrónico|email*|e-mail*",
    account=(
        "su cuenta|en la aplicación|dentro de la aplicación|ventana emergente|a través del servicio|"
        "en la plataforma|notificación push|panel|al iniciar sesión"
    ),
    letter="por escrito|correo postal|por carta|correo certificado",
    posted=(
        "public*|en el sitio|en nuestro sitio|en esta página|en la web|en nuestra web|en la página web|disponible en"
    ),
    use=(
        "continu* ~ us*|seguir us*|seguir utiliz*|siga us*|sigue us*|sigue utiliz*|continu* ~ utiliz*|"
        "uso continuado|uso posterior|uso ~ después|utilización ~ después|continu* ~ acced*|"
        "continúa* ~ utiliz*|continúa* ~ us*|continúe ~ us*|continúe ~ utiliz*"
    ),
    accept="acept*|conform*|consent*|constitu*|vinculad*|se entenderá|implica|se considerará",
    check=(
        "revis* ~ periódicamente|revis* ~ regularmente|consult* ~ periódicamente|consult* ~ regularmente|"
        "periódicamente ~ revis*|comprob* ~ periódicamente|visit* ~ periódicamente|consultar regularmente|"
        "revisar regularmente|revisar periódicamente|revise ~ con frecuencia|consult* ~ frecuencia"
    ),
    material="sustancial*|significativ*|importante*|material*|relevante*",
    retroactive="retroactiv*",
    end=(
        "rescind*|resolver|cancel*|dejar de us*|dejar de utiliz*|deje de us*|deje de utiliz*|terminar|"
        "darse de baja|dar de baja|cerrar ~ cuenta|oponerse|rechazar|abstenerse|poner fin"
    ),
    redate=(
        "actualiz* ~ fecha|modific* ~ fecha|cambi* ~ fecha|indic* ~ fecha|fecha de ~ actualización ~ indic*|"
        "fecha ~ actualizada"
    ),
)
