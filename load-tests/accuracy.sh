#!/usr/bin/env bash
# Generates every profile of register and prints a table of the accuracy, with the shipped and a trained model.
# Usage, from the root of the project after the build: load-tests/accuracy.sh [SEED] [DIRECTORY]
set -euo pipefail

jar="${JAR:-target/worker-service.jar}"
seed="${1:-1}"
directory="${2:-target/accuracy}"

number() { # number TEXT PATTERN: what follows the pattern in the output of evaluate
  printf '%s\n' "$1" | sed -nE "s/.*$2 ([0-9.]+).*/\1/p" | head -1
}

row() { # row PROFILE MODEL OUTPUT
  local pairs grouped records ranking
  pairs=$(printf '%s\n' "$3" | grep '^pairwise')
  grouped=$(printf '%s\n' "$3" | grep '^after clustering')
  records=$(printf '%s\n' "$3" | grep '^B3')
  ranking=$(printf '%s\n' "$3" | grep '^ranking')
  printf '| %s | %s | %s | %s | %s | **%s** | %s | %s | %s | %s |\n' "$1" "$2" \
    "$(number "$3" 'pairs completeness')" \
    "$(number "$pairs" precision)" "$(number "$pairs" recall)" "$(number "$pairs" F1)" \
    "$(number "$grouped" F1)" "$(number "$records" F1)" \
    "$(number "$ranking" 'average precision')" "$(number "$ranking" 'best F1')"
}

echo '| Profile | Model | Blocking keeps | Precision | Recall | F1 | Clustered F1 | B³ F1 | Average precision | Best F1 |'
echo '|---|---|--:|--:|--:|--:|--:|--:|--:|--:|'
for profile in officials officials-without-email voters practitioners foreigners febrl-heavy historical; do
  command=$(java -jar "$jar" generate --profile "$profile" --seed "$seed" --out "$directory/$profile")
  # shellcheck disable=SC2086 # The command consists of words.
  row "$profile" shipped "$(java -jar "$jar" $command)"
  # shellcheck disable=SC2086
  row "$profile" trained "$(java -jar "$jar" $command --train)"
done
