#!/bin/sh
# Gives the files in /run/secrets to the site as variables: database-url becomes DATABASE_URL. Then runs what follows.
set -eu
for file in /run/secrets/*; do
  [ -f "$file" ] || continue
  name=$(basename "$file" | tr 'a-z-' 'A-Z_')
  export "$name=$(cat "$file")"
done
exec "$@"
