#!/usr/bin/env bash
# Builds what has changed and runs VVS IM: a private PostgreSQL, the host, both apps. Ctrl-C stops all of it.
set -euo pipefail

usage="usage: ./run.sh [--port 8080] [--data DIR] [--demo]"
port=8080 data='' demo=()
while (($#)); do
  case $1 in
    --port) port=${2:?$usage}; shift 2 ;;
    --port=*) port=${1#*=}; shift ;;
    --data) data=${2:?$usage}; shift 2 ;;
    --data=*) data=${1#*=}; shift ;;
    --demo) demo=(--demo); shift ;;
    -h | --help) echo "$usage"; exit 0 ;;
    *) echo "run.sh: unknown argument '$1'; $usage" >&2; exit 2 ;;
  esac
done
# Relative to where the caller stands, not to the repository.
[[ -n $data ]] && data=$(realpath --canonicalize-missing -- "$data")
cd "$(dirname "$(realpath "${BASH_SOURCE[0]}")")"
data=${data:-$PWD/data}
source build/scripting.sh

[[ $port =~ ^[0-9]+$ ]] && ((port >= 1 && port <= 65535)) || fail "--port takes a number from 1 to 65535, not '$port'."
require_dotnet
require_node
! port_is_taken "$port" || fail "Port $port is in use by another program: stop that, or choose another with --port."

step "npm packages" ensure_npm_packages
step "host" build_host
step "apps" build/publish-apps.sh

export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Production} DOTNET_NOLOGO=1
echo "  starting on http://localhost:$port (data in $data; Ctrl-C stops)"
exec dotnet artifacts/host/VvsIm.Web.dll --urls "http://*:$port" --Data:Directory "$data" "${demo[@]}"
