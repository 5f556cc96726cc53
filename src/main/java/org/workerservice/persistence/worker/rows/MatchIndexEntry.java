package org.workerservice.persistence.worker.rows;

import java.util.List;

/**
 * The data by which matching finds and compares a worker.
 *
 * @param features compact form for the scorer
 * @param featuresVersion which version of the program computed features and keys
 * @param keys keyed hashes of its match keys
 * @param claims keyed hashes of its strong identifiers
 * @param print keyed hashes of the parts of its record that tell people apart
 */
public record MatchIndexEntry(
    byte[] features, int featuresVersion, List<Long> keys, List<ClaimKey> claims, byte[] print) {
  /** The entry of a worker that matching must not find: a deleted one. */
  public static final MatchIndexEntry NONE =
      new MatchIndexEntry(new byte[0], 0, List.of(), List.of(), new byte[0]);

  /** Copies the lists. */
  public MatchIndexEntry {
    keys = List.copyOf(keys);
    claims = List.copyOf(claims);
  }

  /**
   * A strong identifier that at most one living worker holds.
   *
   * @param scheme kind of identifier, in plaintext
   * @param hash keyed hash of scheme, scope and value, in hexadecimal
   */
  public record ClaimKey(String scheme, String hash) {}

  @Override
  public String toString() {
    return "MatchIndexEntry[" + keys.size() + " keys, " + claims.size() + " claims]";
  }
}
