"""English."""

from __future__ import annotations

from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

LANGUAGE = Language(
    code="en",
    numbering=Numbering(
        divisions=(
            ("part",),
            ("book",),
            ("title",),
            ("chapter",),
            ("division",),
            (
                "article",
                "art",
            ),
            (
                "section",
                "sec",
                "sect",
            ),
            ("clause",),
            ("subsection",),
            (
                "paragraph",
                "para",
            ),
            ("rule",),
            ("item",),
            ("step",),
        ),
        annexes=(
            ("schedule",),
            (
                "annex",
                "annexe",
            ),
            ("appendix",),
            ("exhibit",),
            ("addendum",),
            ("attachment",),
        ),
        ordinals=(
            ("first", "one"),
            ("second", "two"),
            ("third", "three"),
            ("fourth", "four"),
            ("fifth", "five"),
            ("sixth", "six"),
            ("seventh", "seven"),
            ("eighth", "eight"),
            ("ninth", "nine"),
            ("tenth", "ten"),
            ("eleventh", "eleven"),
            ("twelfth", "twelve"),
            ("thirteenth", "thirteen"),
            ("fourteenth", "fourteen"),
            ("fifteenth", "fifteen"),
            ("sixteenth", "sixteen"),
            ("seventeenth", "seventeen"),
            ("eighteenth", "eighteen"),
            ("nineteenth", "nineteen"),
            ("twentieth", "twenty"),
        ),
        counted=(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
            "dec",
            "second",
            "seconds",
            "minute",
            "minutes",
            "hour",
            "hours",
            "day",
            "days",
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years",
            "calendar",
            "business",
            "working",
            "percent",
            "per",
            "million",
            "billion",
            "thousand",
            "hundred",
            "times",
            "usd",
            "eur",
            "gbp",
            "euro",
            "euros",
            "dollars",
            "pounds",
            "cents",
            "gb",
            "mb",
            "tb",
            "kb",
            "kg",
            "km",
            "am",
            "pm",
        ),
        cited=(
            "of",
            "to",
            "and",
            "or",
            "gdpr",
            "ccpa",
            "above",
            "below",
            "herein",
            "hereof",
            "shall",
            "applies",
            "apply",
            "does",
            "is",
            "are",
        ),
        returns=(
            "provided that",
            "provided, however",
            "provided however",
            "provided always",
            "in each case",
            "in either case",
            "in any case",
            "in all cases",
            "and in each case",
            "and in any event",
            "unless otherwise",
            "except that",
            "whichever",
            "subject always",
        ),
    ),
    common="the of and to in or you your our we is are for that with this by be any as on will not",
    furniture=(
        "on this page",
        "in this article",
        "in this section",
        "table of contents",
        "back to top",
        "return to top",
        "skip to content",
        "skip to main content",
        "search",
        "menu",
        "log in",
        "login",
        "sign in",
        "sign up",
        "print",
        "print this page",
        "share",
        "share this page",
        "download pdf",
        "all documents",
        "current document",
        "content is empty",
        "home",
        "cookie settings",
        "cookie preferences",
        "all rights reserved",
        "follow us",
        "contact us",
        "related articles",
        "was this helpful",
        "was this article helpful",
        "was this page helpful",
        "previous",
        "next",
        "feedback",
    ),
    chrome=Chrome(
        consent=(
            "accept|accept all|accept all cookies|accept cookies|allow all|allow all cookies|agree|i agree|"
            "agree and close|got it|ok|reject|reject all|reject all cookies|decline|decline all|refuse|"
            "only necessary|necessary only|use necessary cookies only|manage preferences|manage cookies|"
            "cookie settings|cookie preferences|customize|customise|save preferences|confirm my choices|"
            "more options|learn more"
        ),
        cookies="cookie|cookies|consent|trackers",
        feedback=(
            "was this article helpful|was this page helpful|was this helpful|was this page useful|"
            "was this article useful|was this useful|was this information helpful|is this page helpful|"
            "did this answer your question|did you find this helpful|have more questions|rate this page|"
            "give feedback|yes, thanks"
        ),
        related=(
            "related articles|related content|related links|related pages|recently viewed articles|"
            "recommended articles|recommended reading|you may also like|you might also like|more articles|"
            "popular articles|latest posts|share this article|share this page|follow us|stay connected|"
            "subscribe to our newsletter|sign up for our newsletter"
        ),
        actions=(
            "skip to content|skip to main content|skip to main|skip navigation|jump to content|top|print|"
            "print this page|print page|print version|download pdf|download as pdf|save as pdf|share|copy link|"
            "copied|menu|open menu|close menu|close|search|log in|login|sign in|sign up|register|log out|sign out|"
            "my account|home|expand all|collapse all|show all|hide all|open all|close all|show more|show less|"
            "read more|see more|view more|listen|previous|next|go back|back|prev|up|contents|index|loading|"
            "loading...|edit this page|report an issue"
        ),
        places=(
            "back to top|return to top|scroll to top|go to top|back to the top|back to top of page|permalink|"
            "link to this section|link to this heading|direct link to this section|copy link to section"
        ),
        window=(
            "opens in a new window|opens in new window|opens in a new tab|opens in new tab|external link|"
            "opens an external site"
        ),
        ago="# * ago|a * ago|an * ago|over a * ago|about a * ago|over # * ago|just now|yesterday",
        readers=(
            "# views|views: #|views #|viewed # times|# reads|# min read|# mins read|# minute read|"
            "# minutes read|# minutes to read|reading time: # min|reading time: # minutes|read time: # min|"
            "estimated reading time: # minutes"
        ),
        announced=(
            "we are updating our|we're updating our|we have updated our|we've updated our|"
            "we will be updating our|these terms will change on|our terms are changing|an updated version of|"
            "a new version of|upcoming changes to"
        ),
    ),
    claims=Claims(
        months=(
            "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
            "october oct|november nov|december dec"
        ),
        order="mdy",
        updated=(
            "last updated|last update|last modified|last modification|last revised|last revision|"
            "last adjustment|last adjusted|last changed|last amended|last edited|latest update|latest revision|"
            "most recently updated|"
            "most recent update|most recent revision|most recent version|edition|"
            "recently updated|updated|update date|date of update|date updated|date of last update|"
            "date of last revision|date of revision|revision date|revised|date revised|modified|amended|"
            "amended and restated|version of|version dated|version date|version|current as of|correct as of|"
            "as of|as at|rev|last updated date|last modified date|last revised date|last reviewed|"
            "date last updated|date last revised|date last modified"
        ),
        effective=(
            "effective date|effective|effective as of|effective from|effective since|"
            "in effect|takes effect|take effect|took effect|will take effect|becomes effective|become effective|"
            "became effective|will become effective|will be effective|in force|enters into force|"
            "enter into force|entered into force|comes into force|come into force|came into force|"
            "comes into effect|come into effect|came into effect|goes into effect|go into effect|"
            "went into effect|into effect|applicable from|applicable as of|applies from|apply from|applies as of|"
            "becomes binding|become binding|became binding|"
            "applies to you from|valid from|valid as of|with effect from|start date|commencement date"
        ),
        published=(
            "published|published on|date of publication|publication date|publish date|posted|posted on|"
            "date posted|issued|issued on|date of issue|issue date|date issued|release date|released|dated|date|"
            "adopted|created"
        ),
        version="version|ver|v|revision|rev|release",
        documents=(
            "terms|condition*|agreement*|policy|policies|privacy notice*|legal notice*|cookie notice*|"
            "this notice|our notice|statement*|document*|addend*|licence*|license|licenses|contract*|"
            "these changes|such changes|guideline*|rules|"
            "t&c*|eula|tos|version|schedule|annex|appendix|exhibit|amendment*|faq*|"
            "questions"
        ),
        others=(
            "act|law|laws|regulation*|directive|gdpr|ccpa|statute*|code|decree|court*|decision|price*|fee|fees|"
            "charge*|rate*|tax*|vat|subscription*|account*|copyright|incorporated|founded|registered|"
            "registration|invoice*|payment*|customer*|certificat*|released under|convention|framework|iso|"
            "standard|court|judgment|purchase*|order*|before|prior to|until|software|firmware|data cent*"
        ),
        former=(
            "previous*|prior|former*|earlier version*|archived|superseded|replaces|supersedes|older|original*|"
            "was in effect|until"
        ),
    ),
)
