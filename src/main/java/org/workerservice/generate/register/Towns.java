package org.workerservice.generate.register;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.workerservice.generate.Chance;
import org.workerservice.generate.Tables;
import org.workerservice.generate.Weighted;

/** Towns of one or more states with streets: a few large ones, many small ones. */
final class Towns {
  private static final List<String> ENDINGS =
      List.of(
          "ville", " Springs", "ton", "burg", " City", "field", " Hill", "wood", "boro", "ford");

  private final Chance chance;
  private final List<Town> towns = new ArrayList<>();
  private final Weighted<String> streets = streets("name");
  private final Weighted<String> kinds = streets("kind");

  /** A town with the first three digits of its postal codes. */
  record Town(String name, String state, String postalPrefix) {}

  Towns(Chance chance, int count, List<String> states) {
    this.chance = chance;
    List<String> roots =
        Tables.rows("rare-family-names.csv").stream()
            .filter(row -> row.get("part").equals("root"))
            .map(row -> row.get("text"))
            .toList();
    for (int i = 0; i < count; i++) {
      int state = chance.below(states.size());
      towns.add(
          new Town(
              chance.oneOf(roots) + chance.oneOf(ENDINGS),
              states.get(state),
              String.valueOf(270 + state * 15 + chance.below(15))));
    }
  }

  private static Weighted<String> streets(String part) {
    return Tables.column("streets.csv", "text", row -> american(row) && part(row, part));
  }

  private static boolean american(CSVRecord row) {
    return row.get("country").equals("US");
  }

  private static boolean part(CSVRecord row, String part) {
    return row.get("part").equals(part);
  }

  Town town() {
    return People.ranked(towns, chance);
  }

  /** Fills in street, city, state and postal code. */
  Fields address(Town town, Fields record) {
    return record
        .with("street", street())
        .with("city", town.name())
        .with("state", town.state())
        .with("postal_code", town.postalPrefix() + "0" + chance.below(10));
  }

  String street() {
    return chance.between(1, 4999) + " " + streets.draw(chance) + " " + kinds.draw(chance);
  }
}
