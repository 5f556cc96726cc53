package org.workerservice.validation;

/**
 * One rule that a record breaks.
 *
 * @param field path in the JSON form, such as {@code telecom[2].value}
 * @param code stable name of the kind of violation in lower-case snake case, such as {@code
 *     too_long}
 * @param message a sentence for people; it never repeats the offending value
 */
public record Violation(String field, String code, String message) {}
