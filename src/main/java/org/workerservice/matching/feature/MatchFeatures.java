package org.workerservice.matching.feature;

import java.util.List;
import org.workerservice.model.Gender;

/**
 * A record prepared for comparing: made once for each version of a worker, stored, and compared as
 * often as needed.
 *
 * <p>Names and addresses are normalised and in clear; identifiers, tax number, documents, telephone
 * numbers and e-mail addresses are keyed hashes. Of very long or very many values only the first
 * count, so that the size is bounded.
 *
 * @param names the primary name first
 * @param birthDate year, month and day in decimal, 0 when missing or a placeholder
 * @param taxId hash of the tax number, 0 when missing
 * @param taxClaim hash of the claim that the tax number makes, 0 when none
 * @param multipleBirth whether the record says that there is a twin
 */
public record MatchFeatures(
    List<NameFeatures> names,
    int birthDate,
    Gender gender,
    List<AddressFeatures> addresses,
    List<IdentifierFeatures> identifiers,
    long taxId,
    long taxClaim,
    List<DocumentFeatures> documents,
    List<PhoneFeatures> phones,
    List<EmailFeatures> emails,
    EmploymentFeatures employment,
    boolean multipleBirth,
    KeyPrints keys,
    LiteralFeatures literal) {

  /**
   * The version of the stored form, at most 255. Whoever changes what features or match keys
   * contain raises it, here and in a migration that renews the index of workers prepared before:
   * their features are made anew in the background.
   */
  public static final int FORMAT_VERSION = 4;

  /** The oldest version that can still be compared, until it has been made anew. */
  static final int OLDEST_READABLE = 3;

  /** Copies the lists. */
  public MatchFeatures {
    names = List.copyOf(names);
    addresses = List.copyOf(addresses);
    identifiers = List.copyOf(identifiers);
    documents = List.copyOf(documents);
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
  }

  /** Returns what records that are taken for one person say together; there is at least one. */
  public static MatchFeatures together(List<MatchFeatures> records) {
    return records.size() == 1 ? records.getFirst() : FeatureUnion.of(records);
  }

  /** Whether blocking brings two records together. */
  public boolean meets(MatchFeatures other) {
    return keys.meets(other.keys);
  }

  /** Returns the stored form. */
  public byte[] encode() {
    return FeatureCodec.encode(this);
  }

  /**
   * Reads the stored form.
   *
   * @throws IllegalArgumentException when the bytes are of another format version or damaged
   */
  public static MatchFeatures decode(byte[] bytes) {
    return FeatureCodec.decode(bytes);
  }

  @Override
  public String toString() {
    return "MatchFeatures[…]";
  }
}
