package org.workerservice.client;

/** The form of the file. */
public enum SourceFormat {
  /** Comma-separated values with a header (RFC 4180), read through a mapping. */
  CSV,
  /** One worker a line in the JSON form of the service. */
  NDJSON
}
