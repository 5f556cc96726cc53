package org.workerservice.client.mapping;

import java.util.Set;

/**
 * What a record must have for a part of the mapping to appear.
 *
 * @param values one of them; empty for any value
 */
record Condition(String column, Set<String> values) {
  boolean holds(Row row) {
    String value = row.value(column);
    return values.isEmpty() ? !value.isEmpty() : values.contains(value);
  }
}
