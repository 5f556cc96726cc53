package org.workerservice.config;

/** The form of a log line. */
public enum LogFormat {
  /** Text for people. */
  CONSOLE,
  /** One JSON object a line, for log collectors. */
  JSON
}
