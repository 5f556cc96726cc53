package org.workerservice.model;

/**
 * A language in which the worker can communicate (FHIR {@code Practitioner.communication}).
 *
 * @param language a BCP 47 tag such as en-GB
 * @param preferred whether the worker prefers it; several can be preferred
 */
public record Communication(String language, boolean preferred) {

  /** Replaces null by the empty value. */
  public Communication {
    language = language == null ? "" : language;
  }
}
