package org.workerservice.config.matching;

/** How much agreeing evidence a high band requires. */
public enum EvidenceDemand {
  /** None beyond the score. */
  OFF,
  /**
   * A name alone gives at most <em>possible</em>; name and birth date give at most
   * <em>probable</em>.
   */
  STANDARD,
  /** Name and birth date alone give at most <em>possible</em>. */
  CORROBORATED
}
