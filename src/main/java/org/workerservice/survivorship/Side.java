package org.workerservice.survivorship;

import java.util.UUID;
import java.util.function.Function;
import org.workerservice.model.Worker;

/**
 * One of the two records of a merge.
 *
 * @param worker with an id
 * @param fieldToProvenance where the value of a field comes from, by its name in JSON
 */
public record Side(Worker worker, Function<String, Provenance> fieldToProvenance) {
  UUID id() {
    return worker.id().orElseThrow();
  }

  Provenance provenance(Field<?> field) {
    return fieldToProvenance.apply(field.name());
  }
}
