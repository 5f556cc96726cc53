package org.workerservice.validation;

/**
 * A rule that a record breaks.
 *
 * @param field path in the JSON form, such as {@code telecom[2].value}
 * @param code stable code of the kind of violation, in lower snake case, such as {@code too_long}
 * @param message a sentence for people; it never contains the offending value
 */
public record Violation(String field, String code, String message) {}
