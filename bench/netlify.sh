#!/bin/bash
# Build as Netlify does, with its own client, offline: `bash bench/netlify.sh [folder to work in]`.
# Installs the client (large; Node 20 or newer) into the folder, clones HEAD there, and builds each
# context of netlify.toml. Ends at the first that fails. Without a folder, a temporary one is used.
set -euo pipefail
project="$(cd "$(dirname "$0")/.." && pwd)"
folder="${1:-}"
if [ -z "$folder" ]; then
  folder="$(mktemp -d)"
  trap 'rm -rf "$folder"' EXIT
fi
client="$folder/client"
checkout="$folder/checkout"

# What the client itself depends on is not locked here; the date keeps it from changing under us.
mkdir -p "$client"
echo "Installing Netlify's client …"
SECONDS=0
[ -x "$client/node_modules/.bin/netlify" ] ||
  npm install --prefix "$client" --ignore-scripts --no-audit --no-fund --loglevel error \
    --before 2026-11-15 netlify-cli@26.2.0
echo "… took $SECONDS s"

rm -rf "$checkout"
git clone --quiet "$project" "$checkout"
cd "$checkout"

build() { # context
  echo "=== context $1"
  SECONDS=0
  CI=true "$client/node_modules/.bin/netlify" build --offline --context "$1"
  echo "--- $SECONDS s; what the site says of itself:"
  grep -o '<link rel="\?canonical"\?[^>]*>' site/index.html
  grep -o '<meta name="\?robots"\?[^>]*>' site/index.html || echo "(open to search engines)"
  head -3 site/robots.txt
}
build production
build deploy-preview
build branch-deploy
