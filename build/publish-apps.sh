#!/usr/bin/env bash
# Publishes both browser apps into artifacts/apps, each only if something it is made from has changed since.
# Usage: build/publish-apps.sh [--force] [chat] [admin]
set -euo pipefail
cd "$(dirname "$0")/.."

declare -A projects=([chat]=src/VvsIm.Web.Client [admin]=src/VvsIm.Admin)
shared=(src/VvsIm.Contracts src/VvsIm.Ui build Directory.Build.props Directory.Packages.props global.json package-lock.json .editorconfig)

force=false apps=()
for argument in "$@"; do
  case $argument in
    --force) force=true ;;
    chat | admin) apps+=("$argument") ;;
    *) echo "publish-apps.sh: unknown argument '$argument'" >&2; exit 2 ;;
  esac
done
((${#apps[@]})) || apps=(chat admin)

# A folder counts too: its time is all that a deleted file leaves behind.
changed_since() {
  local stamp=$1; shift
  find "$@" \( -name bin -o -name obj \) -prune -o -newer "$stamp" -print -quit | grep -q .
}

for app in "${apps[@]}"; do
  project=${projects[$app]} stamp=artifacts/apps/$app.stamp
  if ! $force && [[ -f $stamp && -f artifacts/apps/$app/index.html ]] && ! changed_since "$stamp" "$project" "${shared[@]}"; then
    echo "  $app is up to date"
    continue
  fi
  # The build's own folders first, for making them touches the one above.
  mkdir -p artifacts/apps {src/VvsIm.Contracts,src/VvsIm.Ui,"$project"}/{bin,obj}
  # Taken before the work: what is edited meanwhile is newer than the stamp.
  touch "$stamp.new"
  echo "  publishing $app (some seconds) ..."
  if ! log=$(dotnet publish "$project" --nologo --verbosity quiet 2>&1); then
    echo "$log" >&2
    exit 1
  fi
  mv "$stamp.new" "$stamp"
done
