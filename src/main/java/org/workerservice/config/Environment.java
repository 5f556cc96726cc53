package org.workerservice.config;

/** What the service is run for. */
public enum Environment {
  /** First use and work on the service itself: missing keys are made in the data directory. */
  DEVELOPMENT,
  /** Real records: every key must be given. */
  PRODUCTION
}
