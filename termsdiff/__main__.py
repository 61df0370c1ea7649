"""``python -m termsdiff``: the command line."""

from __future__ import annotations

from termsdiff.cli import main

if __name__ == "__main__":
    main()
