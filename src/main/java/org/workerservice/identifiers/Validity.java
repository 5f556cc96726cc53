package org.workerservice.identifiers;

/** What a check of structure and check digit said about a value. */
public enum Validity {
  /** The value is well formed; whether it was ever issued is not known. */
  VALID,
  /** The scheme is known and the value cannot be one of its numbers. */
  INVALID,
  /** No scheme is known for the value, so nothing can be said. */
  UNCHECKED
}
