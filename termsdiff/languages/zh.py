"""Chinese, simplified and traditional."""

from __future__ import annotations

from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

LANGUAGE = Language(
    code="zh",
    numbering=Numbering(
        annexes=(
            ("附件",),
            (
                "附录",
                "附錄",
            ),
            ("附表",),
            (
                "附则",
                "附則",
            ),
        ),
        counted=(
            "年",
            "月",
            "日",
            "天",
            "小时",
            "小時",
            "分钟",
            "分鐘",
            "秒",
            "周",
            "週",
            "个",
            "個",
            "元",
            "美元",
            "人民币",
            "%",
            "万",
            "萬",
            "亿",
            "億",
            "次",
            "名",
            "家",
            "项",
            "項",
        ),
        cited=("规定", "規定", "所述", "约定", "約定", "中", "的", "和", "或", "至"),
        returns=(
            "但是",
            "但前提是",
            "前提是",
            "除非",
            "以上",
            "上述",
            "无论",
            "無論",
            "在任何情况下",
            "在任何情況下",
            "但",
        ),
    ),
    chrome=Chrome(),
    claims=Claims(),
)
