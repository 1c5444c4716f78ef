#!/usr/bin/env bash
# Every test, on a machine that needs nothing but the .NET SDK 10 and Node.js 20. Ends with one line: N passed, M failed.
# Usage: ./test.sh [PROJECT…], where a project is a folder of tests/, such as VvsIm.Core.Tests; all of them by default.
set -euo pipefail
cd "$(dirname "$(realpath "${BASH_SOURCE[0]}")")"
source build/scripting.sh
source build/testing.sh

projects=("$@")
((${#projects[@]})) || projects=(VvsIm.{Core,Web,Web.Client,Admin}.Tests VvsIm.EndToEnd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# Whatever happens, the counts are the last thing said; what was not even built counts as one failure.
trap closing_line EXIT

require_dotnet
require_node
ensure_chromium
ensure_vips
step "npm packages" ensure_npm_packages tests
step "dotnet tools" quietly dotnet tool restore
step "build" quietly dotnet build VvsIm.sln --configuration Release --nologo
step "apps" build/publish-apps.sh
step "host" build_host
for project in "${projects[@]}"; do
  run_tests "$project"
done
