#!/usr/bin/env bash
# try.sh EDITOR COMMAND HEADING NUMBER: the recipe of docs/editors.md in an editor: a project with a broken article and an
# ordinary page, and the same page outside of it.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
editor="$1" command="$2"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/articles of ours" "$folder/home"
cd "$folder/articles of ours"
cp "$here/broken.html" "$here/page.html" .
touch ia-validate.toml
mkdir ../elsewhere && cp page.html ../elsewhere
export HOME="$folder/home" XDG_CONFIG_HOME="$folder/home/.config" XDG_STATE_HOME="$folder/home" XDG_DATA_HOME="$folder/home"
recipe() { "$here/block.sh" "$1" "$2" >"$folder/recipe.$3"; test -s "$folder/recipe.$3"; }
case "$editor" in
neovim)
    recipe "$3" "$4" lua
    timeout 60 "$command" --headless -u "$folder/recipe.lua" broken.html -c "luafile $here/neovim.lua"
    ;;
emacs)
    recipe "$3" "$4" el
    timeout 90 "$command" --batch --eval '(package-initialize)' -l "$folder/recipe.el" -l "$here/emacs.el" 2>&1
    ;;
vim)
    recipe "$3" "$4" vim
    { echo 'set nocompatible'; echo 'filetype plugin on'; echo 'set packpath+=/usr/share/vim/vimfiles'; echo 'packadd ale'; cat "$folder/recipe.vim"; } >"$folder/vimrc"
    export SAID="$folder/said"
    was=0
    TERM=xterm timeout 60 script -qec "$command -N -n -i NONE -u '$folder/vimrc' -S '$here/vim.vim' broken.html" /dev/null </dev/null >"$folder/screen" || was=$?
    cat "$SAID"
    exit "$was"
    ;;
esac
