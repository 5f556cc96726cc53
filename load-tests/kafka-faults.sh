#!/usr/bin/env bash
# Publishes to Kafka under load while the broker, the database and the publishing node fail (spec.md §12), with as many kills
# as given. Usage, from the root of the project: load-tests/kafka-faults.sh [KILLS]
set -euo pipefail
mvn -B -ntp verify -DskipTests=false -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=PublishedIT \
  -Dpromises.rounds="${1:-30}"
