package org.workerservice.relay.kafka;

import java.util.Locale;

/** Why nothing is published at the moment. */
public enum RelayProblem {
  /** No broker answers. */
  UNREACHABLE,
  /** The broker refuses the credentials, or its certificate is not trusted. */
  AUTHENTICATION,
  /** The broker does not permit an operation. */
  AUTHORIZATION,
  /** A topic does not exist, and is not to be created. */
  TOPIC_MISSING,
  /** The client cannot be set up as configured. */
  CONFIGURATION,
  /** Another node has taken over while this one still published. */
  REPLACED,
  /** The database does not answer. */
  DATABASE,
  /** Something else; the log has the type of the failure. */
  OTHER;

  /** Returns the problem as a code for programs. */
  public String code() {
    return "kafka_" + name().toLowerCase(Locale.ROOT);
  }
}
