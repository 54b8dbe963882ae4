# Sourced by run, test and bench: what the commands share.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_UI_LANGUAGE=en TESTINGPLATFORM_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# need_package COMMAND-OR-FILE PACKAGE…: installs Debian packages if the command or file is not there.
need_package() {
  local sign=$1; shift
  { command -v "$sign" || compgen -G "$sign"; } >/dev/null 2>&1 && return
  local root=(); [ "$(id -u)" = 0 ] || root=(sudo)
  command -v apt-get >/dev/null || die "Please install: $*"
  say "Installing $* …"
  { "${root[@]}" apt-get update && DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y --no-install-recommends "$@"; } >/tmp/niangjia-apt.log 2>&1 ||
    { tail -5 /tmp/niangjia-apt.log >&2; die "Could not install $*; the whole log is /tmp/niangjia-apt.log"; }
}

# What sets documents as PDF: Cairo, Pango and Chinese fonts.
need_typesetting() {
  need_package '/usr/lib/*/libpangocairo-1.0.so.0' libpangocairo-1.0-0
  need_package '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc' fonts-noto-cjk
}

need_sdk() {
  command -v dotnet >/dev/null && dotnet --version >/dev/null 2>&1 || die "The .NET SDK of global.json is needed: https://dotnet.microsoft.com/download"
  command -v npm >/dev/null || die "Node.js 20 or newer with npm is needed."
}
