# How test.sh runs tests and counts them. Sourced after scripting.sh.

passed=0 failed=0 skipped=0 ran=0
results=$PWD/TestResults

# A project that hangs must not hang the build server.
limit=30m

# The browser of the end-to-end tests. Playwright's own download is not used: it needs a host of its own and a known system.
find_chromium() {
  [[ -n ${VVSIM_CHROMIUM:-} ]] && echo "$VVSIM_CHROMIUM" && return
  command -v chromium || command -v chromium-browser || command -v google-chrome-stable || command -v google-chrome
}

install_chromium() {
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-get update && quietly apt-get install --yes --no-install-recommends chromium
}

ensure_chromium() {
  if ! find_chromium >/dev/null; then
    ((EUID == 0)) && command -v apt-get >/dev/null ||
      fail "Chromium is missing: install the package chromium, or name a browser in VVSIM_CHROMIUM."
    step "installing chromium" install_chromium
  fi
  VVSIM_CHROMIUM=$(find_chromium)
  export VVSIM_CHROMIUM
}

install_vips() {
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-get update && quietly apt-get install --yes --no-install-recommends libvips-tools
}

# Makes previews on the server. Where it cannot be installed, the test that needs it is skipped, and the closing line says so.
ensure_vips() {
  command -v vipsthumbnail >/dev/null && return
  ((EUID == 0)) && command -v apt-get >/dev/null || return 0
  echo "installing libvips-tools ..."
  install_vips || echo "  could not be installed" >&2
}

# run_tests PROJECT: runs it and adds its counts. A run that leaves no counts has crashed, and is a failure.
run_tests() {
  local project=$1 report=$results/$1.xml started=$SECONDS status=0 counts
  echo "$project ..."
  mkdir -p "$results"
  rm -f "$report"
  timeout --kill-after=10s "$limit" dotnet "tests/$project/bin/Release/net10.0/$project.dll" -noLogo -noColor -xml "$report" \
    >"$results/$project.log" 2>&1 || status=$?
  ran=$((ran + 1))
  if [[ ! -s $report ]]; then
    failed=$((failed + 1))
    tail -50 "$results/$project.log" >&2
    echo "  crashed with exit code $status before it could report (its output is in $results/$project.log)"
    return
  fi
  ((status == 0)) || grep -v -E '^\s*(Discover|Starting|Finished)' "$results/$project.log" >&2 || true
  counts=$(grep -m1 -o '<assembly [^>]*' "$report")
  passed=$((passed + $(count passed)))
  failed=$((failed + $(count failed) + $(count errors)))
  # Explicit tests are tools, not run unless asked for.
  skipped=$((skipped + $(count skipped)))
  echo "  $(count passed) passed, $(($(count failed) + $(count errors))) failed, $((SECONDS - started)) s"
  ((status == 0 || $(count failed) + $(count errors) > 0)) || failed=$((failed + 1))
}

# The attribute of the report's first element, in $counts of the caller.
count() { [[ $counts =~ [[:space:]]$1=\"([0-9]+)\" ]] && echo "${BASH_REMATCH[1]}" || echo 0; }

closing_line() {
  local status=$?
  ((failed > 0 || (status == 0 && ran > 0 && passed > 0))) || failed=1
  echo "$passed passed, $failed failed$( ((skipped == 0)) || echo ", $skipped skipped")"
  exit $((failed > 0))
}
