"""Japanese."""

from __future__ import annotations

from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

LANGUAGE = Language(
    code="ja",
    numbering=Numbering(
        annexes=(
            ("別紙",),
            ("別表",),
            (
                "付則",
                "附則",
            ),
            ("別添",),
            ("付録",),
        ),
        counted=(
            "年",
            "月",
            "日",
            "時間",
            "分",
            "秒",
            "週間",
            "か月",
            "ヶ月",
            "カ月",
            "箇月",
            "円",
            "ドル",
            "%",
            "万",
            "億",
            "回",
            "名",
            "社",
            "件",
            "営業日",
        ),
        cited=("の", "に", "は", "を", "と", "及び", "または", "又は", "から", "で", "が"),
        returns=("ただし", "但し", "なお", "前項", "いずれの場合", "上記"),
    ),
    chrome=Chrome(),
    claims=Claims(),
)
