package org.workerservice.config;

/** How much agreeing evidence a good band asks for. */
public enum EvidenceDemand {
  /** None beyond the score. */
  OFF,
  /** A name alone is at most possible, name and birth date at most probable. */
  STANDARD,
  /** Name and birth date alone are at most possible. */
  CORROBORATED
}
