package org.workerservice.matching.feature;

import java.nio.ByteBuffer;
import java.util.List;
import org.workerservice.matching.text.Claim;
import org.workerservice.matching.text.Claims;
import org.workerservice.model.Worker;

/**
 * The keys, claims and features of a record, from one pass over its names, addresses and numbers.
 * Immutable; holds personal data in plaintext.
 */
public final class PreparedRecord {
  private final RecordParts parts;
  private final List<String> keys;

  private PreparedRecord(RecordParts parts, List<String> keys) {
    this.parts = parts;
    this.keys = keys;
  }

  /** Reads a record. */
  public static PreparedRecord of(Worker worker) {
    RecordParts parts = RecordParts.of(worker);
    return new PreparedRecord(parts, MatchKeys.of(parts));
  }

  /**
   * Reads a record with hidden parts; its keys are those of {@link MatchKeys#ofNames}.
   *
   * @param visible the record without the hidden values; only the year of the birth date goes into
   *     the keys
   */
  public static PreparedRecord ofVisible(Worker visible) {
    RecordParts parts = RecordParts.of(visible);
    return new PreparedRecord(parts, MatchKeys.ofNames(parts));
  }

  /** Returns the keys of {@link MatchKeys}, or only those of the names. */
  public List<String> keys() {
    return keys;
  }

  /** Returns the claims of {@link Claims}. */
  public List<Claim> claims() {
    return parts.claims();
  }

  /**
   * Returns the features; all records that are compared must use the same secret.
   *
   * @param keyHashes the hashes under which the keys are stored
   */
  public MatchFeatures features(KeyedHash hash, List<Long> keyHashes) {
    return FeatureExtraction.of(parts, new Hashes(hash), KeyPrints.of(keyHashes));
  }

  /** Returns the features, with the keys hashed by the same secret. */
  public MatchFeatures features(KeyedHash hash) {
    return features(
        hash, keys.stream().map(key -> ByteBuffer.wrap(hash.hash(key)).getLong()).toList());
  }

  @Override
  public String toString() {
    return "PreparedRecord[…]";
  }
}
