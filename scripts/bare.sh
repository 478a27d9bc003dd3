#!/usr/bin/env bash
# Run a command as on a machine that has Python, make and git, and none of the optional programs:
#   scripts/bare.sh make demo
# PATH holds links to everything on this machine but those; HOME is empty.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin" "$folder/home"
IFS=: read -ra places <<<"$PATH"
for place in "${places[@]}"; do
    for program in "$place"/*; do
        name=${program##*/}
        case $name in
        tesseract* | soffice* | libreoffice* | localc | lowriter | loffice | chromium* | google-chrome* | rclone) continue ;;
        psql | postgres | initdb | pg_ctl | createdb | pdftoppm | fc-match) continue ;;
        esac
        [ -x "$program" ] && [ ! -e "$folder/bin/$name" ] || continue
        case $name in
        python*) # no link: an environment that it makes leads to the program, and outlives this folder
            printf '#!/bin/sh\nexec %q "$@"\n' "$program" >"$folder/bin/$name"
            chmod +x "$folder/bin/$name"
            ;;
        *) ln -s "$program" "$folder/bin/$name" ;;
        esac
    done
done
kept=()
while IFS= read -r -d '' setting; do
    case $setting in # how this machine reaches a package registry is no optional program
    CI=* | PIP_* | SSL_CERT_* | *_proxy=* | *_PROXY=*) kept+=("$setting") ;;
    esac
done < <(env -0)
env -i HOME="$folder/home" PATH="$folder/bin" LANG=C.UTF-8 "${kept[@]}" "$@"
