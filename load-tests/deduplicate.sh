#!/usr/bin/env bash
# Measures a batch de-duplication of a running service: time and phases, memory, and what it costs concurrent creates.
# Usage, from the root of the project after the build: URL=http://localhost:8080 TOKEN=… load-tests/deduplicate.sh [WORKERS]
# PID, if set, is that of the service on this machine: its memory is printed during the run.
# CREATES=yes also runs the simulation create (load-tests/README.md) alone and beside a run.
set -euo pipefail

jar="${JAR:-target/worker-service.jar}"
url="${URL:-http://localhost:8080}"
workers="${1:-1000000}"
directory="${DIRECTORY:-target/deduplicate}"
mkdir -p "$directory"

deduplicate() { # deduplicate REPORT: compares everything and changes nothing
  java -jar "$jar" deduplicate --url "$url" --token "$TOKEN" --changed-since 0 --auto-merge 0.97 --report "$directory/$1"
}

creates() { # creates: prints the table of the simulation
  mvn -q -f load-tests verify -Dsimulation=create -Durl="$url" -Dtoken="$TOKEN" -Djar="$PWD/$jar" -Dduration=60s
}

memory() { # memory: resident megabytes of the service every 5 seconds, until it is ended
  while sleep 5; do
    awk '/VmRSS/ {printf "resident %d MB\n", $2 / 1024}' "/proc/$PID/status"
  done
}

if [ ! -f "$directory/$workers.ndjson" ]; then
  java -jar "$jar" generate --count "$workers" --duplicates 0.1 --seed 1 > "$directory/$workers.ndjson"
  java -jar "$jar" import --url "$url" --token "$TOKEN" --on-duplicate create "$directory/$workers.ndjson"
fi

echo '== run alone'
if [ -n "${PID:-}" ]; then
  memory & sampler=$!
  trap 'kill "$sampler"' EXIT
fi
time deduplicate alone.csv
if [ "${CREATES:-}" = yes ]; then
  echo '== creates alone'
  creates
  echo '== creates beside a run'
  deduplicate beside.csv > "$directory/beside.log" & beside=$!
  creates
  wait "$beside"
  cat "$directory/beside.log"
fi
