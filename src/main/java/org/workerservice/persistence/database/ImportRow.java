package org.workerservice.persistence.database;

import java.util.UUID;

/**
 * A row of an import and its outcome. The outcome is committed together with what the row wrote, so
 * that a repeated request gets the same answer.
 */
public record ImportRow(UUID importId, Outcome outcome) {

  /**
   * The outcome of a row.
   *
   * @param number of the row, counted from 1 over the whole import
   * @param hash SHA-256 of the row's text, in hexadecimal
   * @param outcome {@code created}, {@code duplicate}, {@code review} or {@code rejected}
   * @param details the answer for the client, a JSON object
   */
  public record Outcome(long number, String hash, String outcome, String details) {}

  /** Returns the key under which the outcome of the row is stored. */
  public Key key() {
    return new Key(importId, outcome.number());
  }

  /** What identifies a row. */
  public record Key(UUID importId, long number) {}
}
