package org.workerservice.generate.register;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.workerservice.generate.Chance;

/** What happens to a record between two registers: each lapse with its own probability. */
final class Lapses {
  private record Lapse(double probability, UnaryOperator<Fields> change) {}

  private final List<Lapse> lapses = new ArrayList<>();
  private final Chance chance;

  Lapses(Chance chance) {
    this.chance = chance;
  }

  Lapses add(double probability, UnaryOperator<Fields> change) {
    lapses.add(new Lapse(probability, change));
    return this;
  }

  /** Adds a lapse of one column. */
  Lapses add(double probability, String column, UnaryOperator<String> change) {
    return add(probability, fields -> fields.change(column, change));
  }

  Fields apply(Fields record) {
    Fields changed = record;
    for (Lapse lapse : lapses) {
      if (chance.happens(lapse.probability())) {
        changed = lapse.change().apply(changed);
      }
    }
    return changed;
  }
}
