package org.workerservice.api.rest.worker;

import java.util.List;
import org.workerservice.flow.duplicate.UnusedValue;
import org.workerservice.matching.text.Unusable;

/** The JSON of a value that matching does not use. */
record UnusedView(String field, Unusable code, String message) {
  static List<UnusedView> of(List<UnusedValue> unused) {
    return unused.stream()
        .map(value -> new UnusedView(value.field(), value.reason(), value.reason().sentence()))
        .toList();
  }
}
