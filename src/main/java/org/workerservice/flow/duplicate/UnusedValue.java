package org.workerservice.flow.duplicate;

import org.workerservice.matching.text.Unusable;

/**
 * A value of the record sent that matching does not use.
 *
 * @param field path in the JSON form, such as {@code telecom[0].value}
 */
public record UnusedValue(String field, Unusable reason) {
  /** Whether the value is in one of these fields of the record. */
  boolean isIn(Iterable<String> fields) {
    for (String name : fields) {
      if (field.equals(name) || field.startsWith(name + "[")) {
        return true;
      }
    }
    return false;
  }
}
