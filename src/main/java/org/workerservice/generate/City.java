package org.workerservice.generate;

import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * A city.
 *
 * @param diallingPrefixes the first digits of its national telephone numbers, which have ten digits
 */
record City(
    String name,
    String state,
    String country,
    List<String> postalPrefixes,
    List<String> diallingPrefixes) {

  static City of(CSVRecord row) {
    return new City(
        row.get("city"),
        row.get("state"),
        row.get("country"),
        List.of(row.get("postal_prefixes").split("\\|")),
        List.of(row.get("dialling_prefixes").split("\\|")));
  }

  boolean american() {
    return country.equals("US");
  }
}
