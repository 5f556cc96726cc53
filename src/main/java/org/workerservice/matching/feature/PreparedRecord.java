package org.workerservice.matching.feature;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.workerservice.matching.text.Claim;
import org.workerservice.matching.text.Claims;
import org.workerservice.matching.text.Contacts;
import org.workerservice.matching.text.NameWords;
import org.workerservice.model.Worker;

/**
 * The keys, claims and features of a record, from one pass over its names, addresses and numbers.
 * Immutable; holds personal data in plaintext.
 */
public final class PreparedRecord {
  private final Worker worker;
  private final List<NameWords> names;
  private final List<AddressFeatures> addresses;
  private final List<String> phones;
  private final List<String> emails;
  private final List<Claim> claims;
  private final List<String> keys;

  private PreparedRecord(Worker worker, Function<PreparedRecord, List<String>> toKeys) {
    this.worker = worker;
    names = FeatureExtraction.names(worker);
    addresses = FeatureExtraction.addresses(worker);
    phones = Contacts.phones(worker);
    emails = Contacts.emails(worker);
    claims = Claims.of(worker);
    keys = toKeys.apply(this);
  }

  /** Reads a record. */
  public static PreparedRecord of(Worker worker) {
    return new PreparedRecord(worker, MatchKeys::of);
  }

  /**
   * Reads a record with hidden parts; its keys are those of {@link MatchKeys#ofNames}.
   *
   * @param visible the record without the hidden values; only the year of the birth date goes into
   *     the keys
   */
  public static PreparedRecord ofVisible(Worker visible) {
    return new PreparedRecord(visible, MatchKeys::ofNames);
  }

  /** Returns the keys of {@link MatchKeys}, or only those of the names. */
  public List<String> keys() {
    return keys;
  }

  /** Returns the claims of {@link Claims}. */
  public List<Claim> claims() {
    return claims;
  }

  /**
   * Returns the features; all records that are compared must use the same secret.
   *
   * @param keyHashes the hashes under which the keys are stored
   */
  public MatchFeatures features(KeyedHash hash, List<Long> keyHashes) {
    return FeatureExtraction.of(this, new Hashes(hash), KeyPrints.of(keyHashes));
  }

  /** Returns the features, with the keys hashed by the same secret. */
  public MatchFeatures features(KeyedHash hash) {
    return features(
        hash, keys.stream().map(key -> ByteBuffer.wrap(hash.hash(key)).getLong()).toList());
  }

  Worker worker() {
    return worker;
  }

  List<NameWords> names() {
    return names;
  }

  List<AddressFeatures> addresses() {
    return addresses;
  }

  List<String> phones() {
    return phones;
  }

  List<String> emails() {
    return emails;
  }

  @Override
  public String toString() {
    return "PreparedRecord[…]";
  }
}
