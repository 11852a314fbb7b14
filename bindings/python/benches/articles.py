"""Generated articles."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path


def load(native: str | Path, folder: str | Path, name: str) -> list[str]:
    """Those of a set, which `native` makes if they are not there."""
    file = Path(folder, f"{name}.bin")
    if not file.exists():
        subprocess.run([native, "gen", folder], check=True)
    data, at, texts = file.read_bytes(), 0, []
    while at < len(data):
        (length,) = struct.unpack_from("<I", data, at)
        texts.append(data[at + 4 : at + 4 + length].decode())
        at += 4 + length
    return texts
