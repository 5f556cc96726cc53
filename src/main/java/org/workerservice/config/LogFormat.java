package org.workerservice.config;

/** The form of a log line. */
public enum LogFormat {
  /** Text for people. */
  CONSOLE,
  /** One JSON object per line, for log collectors. */
  JSON
}
