"""Spanish."""

from __future__ import annotations

from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

LANGUAGE = Language(
    code="es",
    numbering=Numbering(
        divisions=(
            ("parte",),
            ("libro",),
            ("título",),
            ("capítulo",),
            (
                "artículo",
                "art",
                "articulo",
            ),
            ("sección",),
            ("cláusula",),
            ("apartado",),
            ("subsección",),
            ("párrafo",),
            ("regla",),
            ("paso",),
        ),
        annexes=(
            ("anexo",),
            ("apéndice",),
            ("adenda",),
        ),
        ordinals=(
            ("primero", "primera", "primer", "uno"),
            ("segundo", "segunda", "dos"),
            ("tercero", "tercera", "tercer", "tres"),
            ("cuarto", "cuarta", "cuatro"),
            ("quinto", "quinta", "cinco"),
            ("sexto", "sexta", "seis"),
            ("séptimo", "séptima", "siete"),
            ("octavo", "octava", "ocho"),
            ("noveno", "novena", "nueve"),
            ("décimo", "décima", "diez"),
            ("undécimo", "undécima", "decimoprimera", "decimoprimero"),
            ("duodécimo", "duodécima", "decimosegunda"),
            ("decimotercero", "decimotercera"),
            ("decimocuarto", "decimocuarta"),
            ("decimoquinto", "decimoquinta"),
            ("decimosexto", "decimosexta"),
            ("decimoséptimo", "decimoséptima"),
            ("decimoctavo", "decimoctava"),
            ("decimonoveno", "decimonovena"),
            ("vigésimo", "vigésima"),
        ),
        counted=(
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "setiembre",
            "octubre",
            "noviembre",
            "diciembre",
            "segundo",
            "segundos",
            "minuto",
            "minutos",
            "hora",
            "horas",
            "día",
            "días",
            "semana",
            "semanas",
            "mes",
            "meses",
            "año",
            "años",
            "por",
            "millones",
            "millón",
            "mil",
            "euros",
            "euro",
            "eur",
            "veces",
            "gb",
            "mb",
            "kb",
            "hábiles",
            "naturales",
            "de",
        ),
        cited=("del", "de", "la", "y", "o", "rgpd", "lopd", "lssi", "siguientes", "anterior"),
        returns=(
            "siempre que",
            "siempre y cuando",
            "a condición de que",
            "en todo caso",
            "en cualquier caso",
            "en cada caso",
            "salvo que",
            "excepto que",
        ),
    ),
    common="el la los las de del y en que por para con su sus una un se es al lo usted nuestro no como",
    furniture=(
        "en esta página",
        "en este artículo",
        "índice",
        "volver arriba",
        "ir al contenido",
        "saltar al contenido",
        "buscar",
        "búsqueda",
        "menú",
        "iniciar sesión",
        "acceder",
        "registrarse",
        "imprimir",
        "compartir",
        "inicio",
        "todos los derechos reservados",
        "síguenos",
        "contacto",
        "configuración de cookies",
        "¿te ha resultado útil?",
        "anterior",
        "siguiente",
    ),
    chrome=Chrome(
        consent=(
            "aceptar|aceptar todo|aceptar todas|aceptar cookies|aceptar todas las cookies|acepto|de acuerdo|"
            "entendido|ok|permitir todas|rechazar|rechazar todo|rechazar todas|denegar|solo necesarias|"
            "configurar|configurar cookies|configuración de cookies|gestionar preferencias|guardar preferencias|"
            "guardar|más información|personalizar"
        ),
        cookies="cookie|cookies|consentimiento",
        feedback=(
            "¿te ha resultado útil|¿le ha resultado útil|¿fue útil este artículo|¿te ha sido útil|"
            "¿le resultó útil|¿ha sido útil esta página|¿tiene más preguntas"
        ),
        related=(
            "artículos relacionados|contenido relacionado|enlaces relacionados|vistos recientemente|"
            "artículos recomendados|también te puede interesar|te puede interesar|síguenos|síganos|"
            "compartir este artículo|compartir esta página|suscríbete a nuestro boletín|"
            "suscríbase a nuestro boletín"
        ),
        actions=(
            "saltar al contenido|saltar al contenido principal|ir al contenido|ir al contenido principal|arriba|"
            "imprimir|imprimir página|descargar pdf|descargar en pdf|compartir|copiar enlace|menú|abrir menú|"
            "cerrar menú|cerrar|buscar|búsqueda|iniciar sesión|acceder|entrar|registrarse|regístrate|cerrar sesión|"
            "mi cuenta|inicio|expandir todo|contraer todo|mostrar todo|ocultar todo|ver más|ver menos|mostrar más|"
            "mostrar menos|leer más|escuchar|anterior|siguiente|volver|cargando"
        ),
        places="volver arriba|volver al inicio|ir arriba|volver al índice",
        window=(
            "se abre en una ventana nueva|se abre en una nueva ventana|abre en una nueva ventana|"
            "se abre en una pestaña nueva|abre en una nueva pestaña|enlace externo"
        ),
        ago="hace # *|hace un *|hace una *|hace más de un *|hace más de una *",
        readers=(
            "# vistas|vistas: #|# visualizaciones|visualizaciones: #|# min de lectura|# minutos de lectura|"
            "tiempo de lectura: # min|tiempo de lectura: # minutos"
        ),
        announced=(
            "estamos actualizando nuestros|hemos actualizado nuestros|hemos actualizado nuestra|"
            "nuestros términos cambian|una nueva versión de"
        ),
    ),
    claims=Claims(
        months=(
            "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|"
            "septiembre setiembre sept sep|octubre oct|noviembre nov|diciembre dic"
        ),
        updated=(
            "última actualización|ultima actualizacion|última modificación|última revisión|última versión|"
            "fecha de actualización|fecha de última actualización|fecha de la última actualización|"
            "fecha de modificación|fecha de revisión|fecha de última revisión|actualizado|actualizada|"
            "actualizados|actualizadas|actualizado por última vez|actualización|actualizó|actualizaron|"
            "modificado|modificada|modificados|modificadas|revisado|revisada|revisados|versión de|versión|versión del|"
            "versión vigente desde"
        ),
        effective=(
            "fecha de entrada en vigor|fecha de entrada en vigencia|fecha de vigencia|fecha de efecto|"
            "fecha efectiva|entrada en vigor|en vigor|en vigor desde|entra en vigor|entran en vigor|"
            "entrará en vigor|entrarán en vigor|entró en vigor|entraron en vigor|en vigencia|vigente desde|"
            "vigentes desde|vigente a partir|vigentes a partir|vigencia|con vigencia desde|vigente|"
            "surtirá efecto|surtirán efecto|surte efecto|surten efecto|con efecto desde|con efectos desde|"
            "efectivo|efectiva|efectivo a partir|aplicable desde|aplicables desde|aplicable a partir|"
            "aplicables a partir|válido desde|válidas desde|se aplica a partir|se aplican a partir"
        ),
        published=(
            "publicado|publicada|publicados|publicadas|fecha de publicación|publicación|fecha|emitido|fecha de emisión"
        ),
        version="versión|version|v|revisión|rev|edición",
        documents=(
            "condicion*|término*|terminos|política*|aviso*|contrato*|acuerdo*|documento*|declaración*|texto*|"
            "licencia*|anexo*|normas|versión|cláusula*|página|presente*"
        ),
        others=(
            "ley|leyes|reglamento (ue*|reglamento general|rgpd|directiva|real decreto|decreto|lopd*|código|"
            "sentencia*|precio*|tarifa*|iva|factura*|suscripci*|cliente*|inscrit*|registr*|pedido*|resolución|"
            "orden|antes del|convenio|norma iso"
        ),
        former="anterior*|previa|previo|antigu*|archivad*|sustituye*|reemplaza*|hasta el",
    ),
)
