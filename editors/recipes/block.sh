#!/usr/bin/env bash
# block.sh HEADING NUMBER: a block of code from docs/editors.md, so that what is tried is what is written there.
set -euo pipefail
awk -v heading="## $1" -v wanted="$2" '
    /^## / { here = $0 == heading }
    here && /^```/ { if (inside) { inside = 0 } else { inside = 1; number++; next } }
    here && inside && number == wanted' "$(dirname "$0")/../../docs/editors.md"
