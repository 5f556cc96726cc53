package org.workerservice.search.criteria;

import java.util.Arrays;
import java.util.stream.Stream;

/** Texts of a worker that a criterion can compare. */
public enum TextField {
  FAMILY("fam"),
  GIVEN("giv"),
  /** Prefix, suffix and the whole name as text. */
  OTHER_NAME("nam"),
  /** Every part of every name. */
  NAME("", FAMILY, GIVEN, OTHER_NAME),
  ADDRESS_LINE("lin"),
  CITY("cit"),
  STATE("sta"),
  POSTAL_CODE("pos"),
  COUNTRY("cou"),
  /** Every part of every address. */
  ADDRESS("", ADDRESS_LINE, CITY, STATE, POSTAL_CODE, COUNTRY);

  private final String code;
  private final TextField[] parts;

  TextField(String code, TextField... parts) {
    this.code = code;
    this.parts = parts;
  }

  /** Returns how terms of the index begin. */
  String code() {
    return code;
  }

  /** Returns the fields that the index has. */
  public Stream<TextField> parts() {
    return parts.length == 0 ? Stream.of(this) : Arrays.stream(parts);
  }
}
