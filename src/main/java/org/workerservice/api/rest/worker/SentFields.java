package org.workerservice.api.rest.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** The fields of a record that a system sends. */
public final class SentFields {
  private static final String DECEASED = "deceased";

  private SentFields() {}

  /**
   * Returns the names of the fields. A null for {@code deceased} says nothing, unlike false, so it
   * counts as not sent.
   */
  public static Set<String> of(ObjectNode record) {
    Set<String> names = new HashSet<>();
    record.fieldNames().forEachRemaining(names::add);
    if (record.path(DECEASED).isNull()) {
      names.remove(DECEASED);
    }
    return names;
  }
}
