#!/bin/sh
# What is wrong with an article: check.sh URL FILE, such as check.sh http://127.0.0.1:8787 article.html.
set -eu
curl --fail-with-body --silent --show-error --data-binary "@$2" "$1/v1/check?name=$(basename "$2")&format=compact"
