"""termsdiff.toml. In: the path of the file. Out: the sources to track and where their archive is; a source is added
at the file's end, everything else in it stays as it is.

    database = "terms.db"                       # beside this file, unless absolute

    [defaults]
    every = "1 day"                             # or "6 hours", "1 week", a cron expression

    [capture]
    contact = "legal@example.org"               # told to the sites asked: whom to write to
    timeout = 60                                # seconds for a page
    max_mb = 20                                 # size of a page
    delay = 1                                   # seconds between two requests to one site
    proxy = "http://proxy.example.org:3128"
    ca = "our-ca.pem"                           # certificates to trust besides the system's, beside this file

    [sources."examplecloud/product-terms"]
    url = "https://www.example.com/terms"       # or urls = ["…", "…"], the pages of one document in order
    every = "6 hours"
    select = ["main"]                           # only where the page needs it: what to read, what to leave out
    remove = [".newsletter"]                    # or ranges: {startAfter = "h1", endBefore = "footer"}
    next = true                                 # pages of one document: follow rel="next", or the links of a selector
    parts = "nav.contents a"                    # the page at url only lists them: follow the links of this selector
    allow_private = true                        # its name may lead into a private network, or to this machine
    robots = false                              # read it although its site's robots.txt asks programs not to
    browser = true                              # its text is made by scripts; false: never; unless told: where needed
    headers = {Authorization = "Bearer …"}      # sent to this site alone, as are cookies; never stored

    [notify.legal]                              # somebody to be told; there may be many
    to = "mailto://user:password@example.org"   # an address of Apprise, or "$NAME": that of the environment
    events = ["substantive", "silent", "failing", "recovered"]      # these where nothing is said; also "changed"
    sources = ["examplecloud/*"]                # only of these; names, providers, patterns
    topics = ["governing law", "liability"]     # only of changes in clauses on them
    failing_after = 3                           # failed checks in a row
    digest = "day"                              # one message a "run" or "day", or at the times of a cron expression
    template = "message.txt"                    # beside this file: its first line is the title, the rest the message

    [[ignore]]                                  # written by termsdiff ignore: this kind of change in this place
    source = "examplecloud/product-terms"
    clause = "¶1"
    kinds = ["modified"]
"""

from __future__ import annotations

from termsdiff.config.checking import check_name
from termsdiff.config.reading import CONFIG_NAME, DATABASE_NAME, Config, read_config
from termsdiff.config.writing import add_rule, add_source, check_addable

__all__ = [
    "CONFIG_NAME",
    "DATABASE_NAME",
    "Config",
    "add_rule",
    "add_source",
    "check_addable",
    "check_name",
    "read_config",
]
