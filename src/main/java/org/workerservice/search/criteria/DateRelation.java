package org.workerservice.search.criteria;

/** How a time of a worker relates to the time of a criterion; both can be periods. */
public enum DateRelation {
  /** It lies in the period. */
  EQUAL,
  NOT_EQUAL,
  /** A part of it is before the period. */
  LESS,
  LESS_OR_EQUAL,
  /** A part of it is after the period. */
  GREATER,
  GREATER_OR_EQUAL,
  /** All of it is after the period. */
  STARTS_AFTER,
  /** All of it is before the period. */
  ENDS_BEFORE
}
