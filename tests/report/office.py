"""Word files in, the text of their paragraphs out, with all changes accepted and all rejected, by LibreOffice.

Run by the Python that has LibreOffice's ``uno``: ``python3 office.py PROFILE FILE...`` prints a JSON list of
``[accepted, rejected]``, each a list of paragraphs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PIPE = f"pipe,name=termsdiff-{os.getpid()};urp"


def connect(office: subprocess.Popen[bytes]) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + 60
    while True:
        try:
            return resolver.resolve(f"uno:{PIPE};StarOffice.ComponentContext")
        except NoConnectException:
            if office.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def paragraphs(context: Any, path: Path, command: str) -> list[str]:
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(
        path.resolve().as_uri(), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),)
    )
    dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
    assert not list(document.Redlines)
    texts = document.Text.createEnumeration()
    found = []
    while texts.hasMoreElements():
        found.append(texts.nextElement().String)
    document.close(True)
    return found


def main(profile: str, *files: str) -> None:
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={Path(profile).resolve().as_uri()}"]
    with subprocess.Popen([*command, f"--accept={PIPE}"]) as office:
        try:
            context = connect(office)
            answers = [
                [paragraphs(context, Path(file), f".uno:{what}AllTrackedChanges") for what in ("Accept", "Reject")]
                for file in files
            ]
            sys.stdout.write(json.dumps(answers))
        finally:
            office.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
