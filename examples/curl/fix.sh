#!/bin/sh
# An article, mended: fix.sh URL FILE. The new text goes to stdout.
set -eu
curl --fail-with-body --silent --show-error --data-binary "@$2" "$1/v1/fix" | jq --raw-output --join-output .text
