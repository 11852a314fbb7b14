#!/bin/sh
# Fetches the program for this machine, compares its sum, and puts it into a folder.
#   install.sh [--version 0.1.0] [--from ADDRESS|FOLDER] [--to FOLDER]
# Without --version it is the newest release; --from takes another place that has the files, such as `dist` of a clone.
set -eu
repository=https://github.com/ia-validate/ia-validate
version=latest from='' to="${HOME:-/root}/.local/bin"

fail() {
    echo "error: $*" >&2
    exit 1
}

while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || fail "\`$1\` is no option with a value: install.sh [--version 0.1.0] [--from ADDRESS|FOLDER] [--to FOLDER]"
    case $1 in
        --version) version=${2#v} ;;
        --from) from=${2%/} ;;
        --to) to=${2%/} ;;
        *) fail "unknown option \`$1\`: there are --version, --from and --to" ;;
    esac
    shift 2
done

program=ia-validate end=tar.gz
case $(uname -s)/$(uname -m) in
    Linux/x86_64 | Linux/amd64) target=x86_64-unknown-linux-musl ;;
    Linux/aarch64 | Linux/arm64) target=aarch64-unknown-linux-musl ;;
    Darwin/x86_64) target=x86_64-apple-darwin ;;
    Darwin/arm64) target=aarch64-apple-darwin ;;
    MINGW*/x86_64 | MSYS*/x86_64 | CYGWIN*/x86_64)
        target=x86_64-pc-windows-gnu program=ia-validate.exe end=zip ;;
    *)
        fail "there is no program for $(uname -s) on $(uname -m): with Rust, \`cargo install --locked --git $repository ia-validate-cli\` builds one" ;;
esac
name=ia-validate-$target

if [ -z "$from" ]; then
    case $version in
        latest) from=$repository/releases/latest/download ;;
        *) from=$repository/releases/download/v$version ;;
    esac
fi
work=$(mktemp -d) || fail "no temporary folder can be made: TMPDIR has to name one that can be written"
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

fetch() {
    case $from in
        *://*)
            if command -v curl >/dev/null; then
                curl --proto '=https,http' -fsSL --retry 3 -o "$work/$1" "$from/$1"
            elif command -v wget >/dev/null; then
                wget -q -O "$work/$1" "$from/$1"
            else
                fail "neither curl nor wget is here: install one, or fetch $from/$1 and SHA256SUMS yourself and name their folder with --from"
            fi
            ;;
        *) cp "$from/$1" "$work/$1" ;;
    esac || fail "$from/$1 cannot be fetched: see whether there is a release of that version, and whether the network lets you"
}

fetch SHA256SUMS
fetch "$name.$end"
expected=$(sed -n "s/^\([0-9a-f]\{64\}\)  $name\.$end\$/\1/p" "$work/SHA256SUMS")
[ -n "$expected" ] || fail "SHA256SUMS of $from does not name $name.$end: take files of one release"
if command -v sha256sum >/dev/null; then
    actual=$(sha256sum "$work/$name.$end")
elif command -v shasum >/dev/null; then
    actual=$(shasum -a 256 "$work/$name.$end")
else
    fail "neither sha256sum nor shasum is here: install coreutils, so that the sum can be compared"
fi
[ "${actual%% *}" = "$expected" ] || fail "the sum of $name.$end does not fit SHA256SUMS: the file is damaged or not ours; nothing is installed, fetch it anew"

if [ $end = zip ]; then
    unzip -q "$work/$name.$end" -d "$work"
else
    gzip -dc "$work/$name.$end" | tar -xf - -C "$work"
fi || fail "$name.$end cannot be unpacked: tar, gzip (on Windows, unzip) and room for 50 MB are needed in $work"
# Started where it lies: an older one stays until the new one has shown that it runs here.
said=$("$work/$name/$program" --version) \
    || fail "the program for $target does not start on this machine: with Rust, \`cargo install --locked --git $repository ia-validate-cli\` builds one"
{ mkdir -p "$to" && cp "$work/$name/$program" "$to/.$program.new" && mv -f "$to/.$program.new" "$to/$program"; } \
    || fail "$to cannot be written: name another folder with --to"
echo "$said: $to/$program"
case :${PATH:-}: in
    *:"$to":*) ;;
    *) echo "note: $to is not in PATH" >&2 ;;
esac
