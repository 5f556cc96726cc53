package org.workerservice.config;

/** The environment in which the service runs. */
public enum Environment {
  /** For a first try and for development: missing keys are generated in the data directory. */
  DEVELOPMENT,
  /** For real records: every key must be given. */
  PRODUCTION
}
