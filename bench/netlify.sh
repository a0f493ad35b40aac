#!/bin/bash
# Build as Netlify does, with its own client, offline: `bash bench/netlify.sh [folder to work in]`.
# Installs the client (large; Node 20 or newer) into the folder, clones HEAD there, and builds each
# context of netlify.toml; then production again from the cache the last of them left, which must
# give the first one's bytes. Ends at the first that fails. Without a folder, a temporary one is used.
set -euo pipefail
project="$(cd "$(dirname "$0")/.." && pwd)"
folder="${1:-}"
if [ -z "$folder" ]; then
  folder="$(mktemp -d)"
  trap 'rm -rf "$folder"' EXIT
fi
client="$folder/client"
checkout="$folder/checkout"
first="$folder/first"
log="$folder/log"

# What the client itself depends on is not locked here; the date keeps it from changing under us.
mkdir -p "$client"
echo "Installing Netlify's client …"
SECONDS=0
[ -x "$client/node_modules/.bin/netlify" ] ||
  npm install --prefix "$client" --ignore-scripts --no-audit --no-fund --loglevel error \
    --before 2026-11-15 netlify-cli@26.2.0
echo "… took $SECONDS s"

rm -rf "$checkout" "$first"
git clone --quiet "$project" "$checkout"
cd "$checkout"

build() { # context, what the plugin must say of the cache it finds
  echo "=== context $1"
  SECONDS=0
  CI=true "$client/node_modules/.bin/netlify" build --offline --context "$1" 2>&1 | tee "$log"
  grep -q "Nisshi's cache: $2" "$log"
  grep -q "Nisshi's cache: kept" "$log"
  echo "--- $SECONDS s; what the site says of itself:"
  grep -o '<link rel="\?canonical"\?[^>]*>' site/index.html
  grep -o '<meta name="\?robots"\?[^>]*>' site/index.html || echo "(open to search engines)"
  head -3 site/robots.txt
}
another_machine() { # that has only what Netlify keeps; making .venv again would be tedious
  git clean -qdfx --exclude .netlify --exclude .venv
}
build production "none yet"
cp -r site "$first"
another_machine
build deploy-preview "brought back"
another_machine
build branch-deploy "brought back"
another_machine
build production "brought back"
diff -r "$first" site
echo "The same bytes as at first."
