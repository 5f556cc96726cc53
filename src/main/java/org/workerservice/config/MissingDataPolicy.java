package org.workerservice.config;

/** What a component that cannot be compared does in a weighted mean. */
public enum MissingDataPolicy {
  /** It leaves the sum. */
  LEAVE_OUT,
  /** It counts as a difference. */
  COUNT_AS_ZERO
}
