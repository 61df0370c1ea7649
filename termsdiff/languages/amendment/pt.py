"""The words of a change clause: Portuguese."""

from __future__ import annotations

from termsdiff.languages.amendment.words import AmendmentWords

WORDS = AmendmentWords(
    change="modific*|alter*|atualiz*|actualiz*|revis*|rever|mudar|mudança*|emend*|substitu*|complement*",
    may=(
        "pode*|poder*|reserv*|direito de|a qualquer momento|a qualquer tempo|de tempos em tempos|"
        "periodicamente|ocasionalmente|discrição|critério|possamos|podemos"
    ),
    theirs=(
        "você pode|você não pode|o usuário pode|o cliente poderá|nenhuma alteração|nenhuma modificação|"
        "por escrito e assinad*|ambas as partes|mútuo acordo|não poderá ser alterad*|não pode modificar|"
        "você poderá|o utilizador pode|os usuários podem|você tem o direito"
    ),
    apart=(
        "nos termos|de acordo com|conforme|em conformidade|sujeit*|descrit*|se|salvo|previst*|ao abrigo|"
        "regid*|no âmbito|ao aceitar"
    ),
    at_once=(
        "a partir da publicação|após a publicação|após ~ publicação|com a publicação|imediat*|"
        "uma vez publicad*|quando publicad*|assim que ~ publicad*|no momento da publicação|"
        "desde a publicação"
    ),
    by_posting="mediante ~ publicação|através da publicação|publicando",
    notice="notific*|inform*|avis*|comunic*|anunci*|pré-aviso",
    unannounced="sem aviso|sem ~ aviso|sem notific*|sem ~ notificação|sem comunicação",
    before="antes|prévi*|com antecedência|antecedência|antecipad*|pelo menos|no mínimo",
    email="e-mail*|email*|correio eletrónico|correio eletrônico",
    account=(
        "sua conta|no aplicativo|na aplicação|dentro do aplicativo|pop-up|por meio do serviço|na plataforma|"
        "notificação push|painel|ao fazer login"
    ),
    letter="por escrito|por carta|via postal|correio postal",
    posted="public*|no site|no nosso site|nesta página|no website|na página|disponibiliz*",
    use=(
        "continu* ~ us*|continu* ~ utiliz*|uso continuado|uso contínuo|utilização continuada|"
        "continuidade do uso|uso ~ após|utilização ~ após|continu* ~ acess*"
    ),
    accept="aceit*|concord*|consent*|constitu*|vinculad*|implica*|considerad*|anuência",
    check=(
        "verific* ~ periodicamente|verific* ~ regularmente|consult* ~ periodicamente|consult* ~ regularmente|"
        "revis* ~ periodicamente|revisar regularmente|verificar periodicamente|consultar periodicamente|"
        "consulte ~ frequência|visit* ~ periodicamente|consultar regularmente|verifique ~ frequência|"
        "periodicamente ~ consult*"
    ),
    material="substancia*|significativ*|importante*|relevante*|materia*",
    retroactive="retroativ*|retroactiv*",
    end=(
        "rescindir|rescisão|cancel*|deixar de us*|deixar de utiliz*|parar de us*|deixe de us*|"
        "interromper o uso|encerrar ~ conta|excluir ~ conta|terminar|recusar|opor-se|pôr termo|cessar o uso"
    ),
    redate="atualiz* ~ data|alter* ~ data|modific* ~ data|indic* ~ data|data ~ atualizada",
)
