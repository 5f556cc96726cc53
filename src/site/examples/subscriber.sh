#!/usr/bin/env bash
# Prints each change once. Run: subscriber.sh BROKERS TOPIC GROUP
# kafka-console-consumer.sh must be on the PATH; CONSUMER names another command.
set -euo pipefail
declare -A sequences=() # Keep it with what you derive from the events.
while IFS=$'\t' read -r headers key value; do
  sequence=${headers##*ce_sequence:}
  sequence=${sequence%%,*}
  if ((sequence > ${sequences[$key]:-0})); then # Otherwise it is a repeat.
    sequences[$key]=$sequence
    echo "$key $value"
  fi
done < <(${CONSUMER:-kafka-console-consumer.sh} --bootstrap-server "$1" --topic "$2" --group "$3" --from-beginning \
  --isolation-level read_committed --formatter-property print.headers=true --formatter-property print.key=true)
