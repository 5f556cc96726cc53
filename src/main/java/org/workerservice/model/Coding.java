package org.workerservice.model;

import java.util.Optional;

/**
 * A code from a code system (FHIR {@code Coding}).
 *
 * @param code such as 207Q00000X
 * @param system the code system, such as http://nucc.org/provider-taxonomy
 * @param display what the code means, in words
 */
public record Coding(String code, Optional<String> system, Optional<String> display) {

  /** Replaces null by the empty value. */
  public Coding {
    code = code == null ? "" : code;
    system = Absent.toEmpty(system);
    display = Absent.toEmpty(display);
  }

  /** Returns a code without system and words. */
  public static Coding of(String code) {
    return new Coding(code, Optional.empty(), Optional.empty());
  }
}
