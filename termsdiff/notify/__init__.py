"""Checks in, messages to those who asked for them out: each event once, also when a run is killed.

``noting`` puts what is to be told into the outbox of the archive, in the transaction of the check; ``wording`` works
out what an entry says and whether it is wanted; ``sending`` gives a message to Apprise; ``telling`` does all this for
one run.
"""

from __future__ import annotations

from termsdiff.notify.sending import Answer, send
from termsdiff.notify.telling import Teller, try_out

__all__ = ["Answer", "Teller", "send", "try_out"]
