"""Portuguese."""

from __future__ import annotations

from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

LANGUAGE = Language(
    code="pt",
    numbering=Numbering(
        divisions=(
            ("parte",),
            ("livro",),
            ("título",),
            ("capítulo",),
            (
                "artigo",
                "art",
            ),
            (
                "secção",
                "seção",
            ),
            ("cláusula",),
            ("subsecção",),
            ("subseção",),
            ("alínea",),
            ("inciso",),
            ("parágrafo",),
            ("regra",),
            ("passo",),
        ),
        annexes=(
            ("anexo",),
            ("apêndice",),
            ("aditamento",),
        ),
        ordinals=(
            ("primeiro", "primeira", "um"),
            ("segundo", "segunda", "dois"),
            ("terceiro", "terceira", "três"),
            ("quarto", "quarta", "quatro"),
            ("quinto", "quinta", "cinco"),
            ("sexto", "sexta", "seis"),
            ("sétimo", "sétima", "sete"),
            ("oitavo", "oitava", "oito"),
            ("nono", "nona", "nove"),
            ("décimo", "décima", "dez"),
        ),
        counted=(
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
            "segundos",
            "minuto",
            "minutos",
            "hora",
            "horas",
            "dia",
            "dias",
            "semana",
            "semanas",
            "mês",
            "meses",
            "ano",
            "anos",
            "por",
            "milhões",
            "mil",
            "euros",
            "euro",
            "eur",
            "reais",
            "vezes",
            "gb",
            "mb",
            "kb",
            "úteis",
            "corridos",
            "de",
        ),
        cited=("do", "da", "dos", "das", "de", "e", "ou", "rgpd", "lgpd", "cdc", "seguintes", "acima", "abaixo"),
        returns=(
            "desde que",
            "em qualquer caso",
            "em todo o caso",
            "em todos os casos",
            "em cada caso",
            "salvo se",
            "exceto se",
            "ressalvado",
        ),
    ),
    common="o a os as de do da dos das e em que por para com seu sua uma um não é ao nosso você no na",
    furniture=(
        "nesta página",
        "neste artigo",
        "índice",
        "voltar ao topo",
        "ir para o conteúdo",
        "pular para o conteúdo",
        "pesquisar",
        "buscar",
        "menu",
        "entrar",
        "iniciar sessão",
        "cadastre-se",
        "imprimir",
        "compartilhar",
        "partilhar",
        "início",
        "todos os direitos reservados",
        "siga-nos",
        "contato",
        "anterior",
        "próximo",
        "seguinte",
    ),
    chrome=Chrome(
        consent=(
            "aceitar|aceitar tudo|aceitar todos|aceitar todos os cookies|aceitar cookies|aceito|concordo|entendi|"
            "ok|permitir todos|rejeitar|rejeitar tudo|rejeitar todos|recusar|recusar todos|apenas necessários|"
            "configurar|gerir preferências|gerenciar cookies|gerenciar preferências|configurações de cookies|"
            "definições de cookies|salvar preferências|guardar preferências|saiba mais|personalizar"
        ),
        cookies="cookie|cookies|consentimento",
        feedback=(
            "este artigo foi útil|esta página foi útil|isto foi útil|isso foi útil|achou este artigo útil|"
            "tem mais perguntas"
        ),
        related=(
            "artigos relacionados|conteúdo relacionado|links relacionados|vistos recentemente|"
            "artigos recomendados|você também pode gostar|também poderá gostar|siga-nos|compartilhe este artigo|"
            "partilhar esta página|assine nossa newsletter|subscreva a nossa newsletter"
        ),
        actions=(
            "ir para o conteúdo|ir para o conteúdo principal|pular para o conteúdo|pular para o conteúdo principal|"
            "saltar para o conteúdo|avançar para o conteúdo principal|topo|imprimir|imprimir página|baixar pdf|"
            "descarregar pdf|transferir pdf|compartilhar|partilhar|copiar link|menu|abrir menu|fechar menu|fechar|"
            "buscar|pesquisar|pesquisa|entrar|iniciar sessão|fazer login|login|cadastre-se|registar|sair|minha conta|"
            "a minha conta|início|expandir tudo|recolher tudo|mostrar tudo|ocultar tudo|ver mais|ver menos|"
            "mostrar mais|mostrar menos|leia mais|ler mais|ouvir|anterior|próximo|seguinte|voltar|carregando|"
            "a carregar"
        ),
        places="voltar ao topo|voltar ao início|voltar ao índice",
        window=(
            "abre em uma nova janela|abre numa nova janela|abre em nova janela|abre em uma nova guia|"
            "abre num novo separador|link externo"
        ),
        ago="há # *|há um *|há uma *|há mais de um *|há mais de uma *|# * atrás",
        readers=(
            "# visualizações|visualizações: #|# min de leitura|# minutos de leitura|tempo de leitura: # min|"
            "tempo de leitura: # minutos"
        ),
        announced=(
            "estamos atualizando nossos|estamos a atualizar os nossos|atualizamos nossos|atualizámos os nossos|"
            "nossos termos vão mudar|uma nova versão"
        ),
    ),
    claims=Claims(
        months=(
            "janeiro jan|fevereiro fev|março marco mar|abril abr|maio mai|junho jun|julho jul|agosto ago|"
            "setembro set|outubro out|novembro nov|dezembro dez"
        ),
        updated=(
            "última atualização|última actualização|última modificação|última alteração|última revisão|"
            "ultima atualização|data de atualização|data da última atualização|data da última modificação|"
            "data da última revisão|data de revisão|atualizado|atualizada|atualizados|atualizadas|actualizado|"
            "actualizada|atualização|modificado|modificada|alterado|alterada|revisado|revisada|revisto|versão de|"
            "versão|versão atualizada em"
        ),
        effective=(
            "data de entrada em vigor|data de vigência|data efetiva|data de início de vigência|entrada em vigor|"
            "em vigor|em vigor desde|entra em vigor|entram em vigor|entrará em vigor|entrarão em vigor|"
            "entrou em vigor|entraram em vigor|em vigência|vigente desde|vigentes desde|vigente a partir|"
            "vigentes a partir|vigência|vigora a partir|vigoram a partir|válido a partir|válida a partir|"
            "válidos a partir|válidas a partir|com efeito a partir|com efeitos a partir|produz efeitos|"
            "produzem efeitos|aplicável a partir|aplicáveis a partir|efetiva a partir|efetivo a partir"
        ),
        published=(
            "publicado|publicada|publicados|publicadas|data de publicação|data da publicação|publicação|data|"
            "emitido|data de emissão"
        ),
        version="versão|version|v|revisão|rev|edição",
        documents=(
            "condiç*|termo*|política*|aviso*|contrato*|acordo*|documento*|declaração*|licença*|anexo*|regras|"
            "versão|página|presente*"
        ),
        others=(
            "lei|leis|lgpd|regulamento (ue*|rgpd|diretiva|decreto|código|preço*|tarifa*|iva|fatura*|assinatura*|"
            "cliente*|cadastr*|registr*|pedido*|resolução|sentença*|antes de|convenção|portaria"
        ),
        former="anterior*|prévi*|antig*|arquiv*|substitui*|até",
    ),
)
