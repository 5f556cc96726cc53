package org.workerservice.client.mapping;

import java.util.Set;

/**
 * A condition on a record for a part of the mapping to appear.
 *
 * @param values the allowed values, in any case; empty to allow any value
 */
record Condition(String column, Set<String> values) {
  boolean holds(Row row) {
    String value = row.value(column);
    return values.isEmpty()
        ? !value.isEmpty()
        : values.stream().anyMatch(allowed -> allowed.equalsIgnoreCase(value));
  }
}
