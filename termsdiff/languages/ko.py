"""Korean."""

from __future__ import annotations

from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

LANGUAGE = Language(
    code="ko",
    numbering=Numbering(
        annexes=(
            ("부칙",),
            ("별표",),
            ("별첨",),
            ("부록",),
            ("첨부",),
        ),
        counted=(
            "년",
            "월",
            "일",
            "시간",
            "분",
            "초",
            "주",
            "개월",
            "개",
            "원",
            "달러",
            "%",
            "만",
            "억",
            "회",
            "명",
            "영업일",
            "일간",
        ),
        cited=("의", "에", "및", "또는", "에서", "에게", "을", "를"),
        returns=("다만", "단,", "단", "위의", "상기", "어떠한 경우"),
    ),
    furniture=(
        "이 페이지의 내용",
        "이 문서의 내용",
        "목차",
        "맨 위로",
        "위로",
        "본문 바로가기",
        "본문으로 건너뛰기",
        "검색",
        "메뉴",
        "로그인",
        "회원가입",
        "인쇄",
        "공유",
        "공유하기",
        "홈",
        "문의하기",
        "이전",
        "다음",
    ),
    chrome=Chrome(),
    claims=Claims(),
)
