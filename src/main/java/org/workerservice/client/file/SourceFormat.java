package org.workerservice.client.file;

/** The form of the file. */
public enum SourceFormat {
  /** Comma-separated values with a header (RFC 4180), read through a mapping. */
  CSV,
  /** One record per line, in the JSON form of the service. */
  NDJSON
}
