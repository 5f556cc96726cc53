/**
 * Reads the records of CSV and NDJSON files: encodings, quoting, columns, rejected lines.
 *
 * <p>Reads a file once, in constant memory.
 */
package org.workerservice.client.file;
