#!/usr/bin/env python3
"""Packs the program `ia-validate` beside the module, for the wheel that is built next: `pack_program.py target/release/ia-validate`.

Without an argument it removes it again.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

BIN = Path(__file__).resolve().parents[1] / "python/ia_validate/bin"


def main() -> int:
    shutil.rmtree(BIN, ignore_errors=True)
    for given in sys.argv[1:]:
        program = Path(given)
        if program.name not in ("ia-validate", "ia-validate.exe"):
            print(f"{program} is not called ia-validate", file=sys.stderr)
            return 2
        BIN.mkdir(exist_ok=True)
        shutil.copy(program, BIN / program.name)
        (BIN / program.name).chmod(0o755)
    return 0


if __name__ == "__main__":
    sys.exit(main())
