#!/bin/bash
# Build as Netlify does, with its own client, offline: `bash bench/netlify.sh [folder to work in]`.
# Installs the client (large; Node 20 or newer) into the folder, clones HEAD there, and builds the
# production context and a preview. Ends with what each context built.
set -euo pipefail
project="$(cd "$(dirname "$0")/.." && pwd)"
folder="${1:-$(mktemp -d)}"
client="$folder/client"
checkout="$folder/checkout"

mkdir -p "$client"
echo "Installing the client in $client …"
SECONDS=0
[ -x "$client/node_modules/.bin/netlify" ] ||
  npm install --prefix "$client" --ignore-scripts --no-audit --no-fund --loglevel error netlify-cli@26.2.0
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
