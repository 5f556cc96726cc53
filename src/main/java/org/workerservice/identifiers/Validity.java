package org.workerservice.identifiers;

/** The result of a check of structure and check digit. */
public enum Validity {
  /** The value is well formed; it may never have been issued. */
  VALID,
  /** The scheme is known and the value cannot be one of its numbers. */
  INVALID,
  /** No scheme is known for the value, so it was not checked. */
  UNCHECKED
}
