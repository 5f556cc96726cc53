package org.workerservice.config;

/** The lowest level that is logged. */
public enum LogLevel {
  TRACE,
  DEBUG,
  INFO,
  WARN,
  ERROR,
  OFF
}
