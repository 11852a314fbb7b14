#!/usr/bin/env bash
# The steps of action.yml. Inputs come as INPUT_…, outputs go to the file GITHUB_OUTPUT.
set -euo pipefail
action=${GITHUB_ACTION_PATH:?}
bin=${RUNNER_TEMP:?}/ia-validate/bin

output() { printf '%s=%s\n' "$1" "$2" >>"${GITHUB_OUTPUT:?}"; }

# The lines of a text that are not empty, into the array `lines`.
lines_of() {
    lines=()
    local line
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line%$'\r'}
        [ -z "$line" ] || lines+=("$line")
    done <<<"$1"
}

version() {
    local own
    own=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$action/Cargo.toml" | head -n 1)
    output version "${INPUT_VERSION:-$own}"
}

install() {
    if [ -x "$bin/ia-validate" ] || [ -x "$bin/ia-validate.exe" ]; then
        echo "the program is there already: $("$bin/ia-validate" --version)"
    elif [ -n "${INPUT_FROM:-}" ]; then
        "$action/packaging/install.sh" --from "$INPUT_FROM" --to "$bin"
    else
        "$action/packaging/install.sh" --version "${VERSION:?}" --to "$bin"
    fi
    echo "$bin" >>"${GITHUB_PATH:?}"
}

check() {
    local reports=$RUNNER_TEMP/ia-validate code=0 mark
    lines_of "${INPUT_ARGS:-}"
    # An empty array is unset to the bash of macOS.
    local arguments=(${lines[@]+"${lines[@]}"})
    lines_of "${INPUT_PATHS:-.}"
    rm -f "$reports"/report.*
    # GitHub would show what a comment or the baseline hides.
    "$bin/ia-validate" check --hide-suppressed --format github --format "sarif=$reports/report.sarif" \
        --format "markdown=$reports/report.md" --format "rdjson=$reports/report.rdjson" \
        ${arguments[@]+"${arguments[@]}"} -- "${lines[@]}" || code=$?
    output exit-code "$code"
    # Where usage is wrong, there are none.
    [ ! -e "$reports/report.sarif" ] || output sarif "$reports/report.sarif"
    [ ! -e "$reports/report.rdjson" ] || output rdjson "$reports/report.rdjson"
    if [ -e "$reports/report.md" ]; then
        # An article must not end the value by itself.
        mark=end-$RANDOM$RANDOM$RANDOM
        { printf 'markdown<<%s\n' "$mark"; cat "$reports/report.md"; printf '\n%s\n' "$mark"; } >>"$GITHUB_OUTPUT"
        [ -z "${GITHUB_STEP_SUMMARY:-}" ] || cat "$reports/report.md" >>"$GITHUB_STEP_SUMMARY"
    fi
    exit "$code"
}

case ${1:-} in
    version | install | check) "$1" ;;
    *) echo "error: unknown step \`${1:-}\`: there are version, install and check" >&2; exit 2 ;;
esac
