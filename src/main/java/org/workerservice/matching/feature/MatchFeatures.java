package org.workerservice.matching.feature;

import java.util.List;
import java.util.stream.Stream;
import org.workerservice.model.Gender;

/**
 * A record prepared for comparison: extracted once for each version of a worker, stored, and
 * compared as often as needed.
 *
 * <p>Names and addresses are normalised and in plaintext; identifiers, tax number, documents,
 * telephone numbers and e-mail addresses are keyed hashes. Very long values are cut and only the
 * first of many values are kept, so the size is bounded.
 *
 * @param names the primary name first
 * @param birthDate year, month and day in decimal; an unknown month or day is 0; 0 when missing or
 *     a placeholder
 * @param taxId hash of the tax number, 0 when missing
 * @param taxClaim hash of the claim of the tax number, 0 when there is none
 * @param multipleBirth whether the record says that the worker has a twin
 * @param replaced the records that live on in this one, each by itself; none has such records
 *     itself
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
    LiteralFeatures literal,
    List<MatchFeatures> replaced) {

  /**
   * The version of the stored form, at most 255. A change of what features or match keys contain
   * must raise it, here and in a migration that rebuilds the index of workers prepared before: a
   * background job then recomputes their features.
   */
  public static final int FORMAT_VERSION = 9;

  /** The oldest version that can still be compared until the background job has recomputed it. */
  static final int OLDEST_READABLE = 3;

  /** Copies the lists. */
  public MatchFeatures {
    names = List.copyOf(names);
    addresses = List.copyOf(addresses);
    identifiers = List.copyOf(identifiers);
    documents = List.copyOf(documents);
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
    replaced = List.copyOf(replaced);
  }

  /**
   * Returns the merged features of records that are treated as one person, at least one; the most
   * common values come first.
   */
  public static MatchFeatures merged(List<MatchFeatures> records) {
    return records.size() == 1 ? records.getFirst() : FeatureUnion.of(records);
  }

  /**
   * Returns these features and those of records that live on in this one; its own values come
   * first, so that it always matches its own data. Each of the others is kept by itself, too: what
   * matched it before matches it as well as ever.
   *
   * @param replaced at least one record
   */
  public MatchFeatures with(List<MatchFeatures> replaced) {
    return FeatureUnion.of(this, replaced);
  }

  /** Whether the records share a match key, so that each is a candidate of the other. */
  public boolean sharesKeyWith(MatchFeatures other) {
    return keys.intersects(other.keys);
  }

  /** Returns these features with other records that live on in this one. */
  MatchFeatures replacing(List<MatchFeatures> others) {
    return new MatchFeatures(
        names,
        birthDate,
        gender,
        addresses,
        identifiers,
        taxId,
        taxClaim,
        documents,
        phones,
        emails,
        employment,
        multipleBirth,
        keys,
        literal,
        others);
  }

  /**
   * Returns what a worker is known by: these features, and those of each record that lives on in
   * this one, alone and with what this one adds.
   */
  public List<MatchFeatures> variants() {
    return Stream.concat(
            Stream.of(this),
            replaced.stream().flatMap(one -> Stream.of(one, one.with(List.of(this)))))
        .toList();
  }

  /** Returns the stored form. */
  public byte[] encode() {
    return FeatureCodec.encode(this);
  }

  /**
   * Reads the stored form.
   *
   * @throws IllegalArgumentException if the bytes have an unreadable format version or are damaged
   */
  public static MatchFeatures decode(byte[] bytes) {
    return FeatureCodec.decode(bytes);
  }

  @Override
  public String toString() {
    return "MatchFeatures[…]";
  }
}
