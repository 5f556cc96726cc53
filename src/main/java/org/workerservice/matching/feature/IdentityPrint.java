package org.workerservice.matching.feature;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.workerservice.model.Worker;

/**
 * Keyed hashes of the parts of a record that tell people apart, one for each {@link IdentityPart}.
 * It says which parts of a record differ from an earlier state, without holding any of them:
 * employer and occupation are no such parts.
 *
 * <p>Its version is its own. It does not change with the features that the program computes, so
 * that a new version of the program does not make all decisions of people look outdated.
 */
public final class IdentityPrint {
  /** Raise it when {@link IdentityText} changes; prints of two versions cannot be compared. */
  private static final byte VERSION = 1;

  private static final List<IdentityPart> PARTS = List.of(IdentityPart.values());

  /** A collision hides a change; one of four thousand million hides few enough. */
  private static final int HASH_BYTES = Integer.BYTES;

  /** The length of the stored form. */
  public static final int LENGTH = 1 + HASH_BYTES * PARTS.size();

  private static final int MISSING = 0;

  private final byte[] bytes;

  private IdentityPrint(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the print of a record; all prints that are compared must use the same secret. */
  public static IdentityPrint of(Worker worker, KeyedHash hash) {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH).put(VERSION);
    for (IdentityPart part : PARTS) {
      String text = IdentityText.of(worker, part);
      bytes.putInt(text.isEmpty() ? MISSING : hashed(part, text, hash));
    }
    return new IdentityPrint(bytes.array());
  }

  private static int hashed(IdentityPart part, String text, KeyedHash hash) {
    byte[] whole = hash.hash("identity\n" + part.code() + "\n" + text);
    int print = ByteBuffer.wrap(whole).getInt();
    return print == MISSING ? 1 : print;
  }

  /** Reads the stored form; empty if another version of the program wrote it. */
  public static Optional<IdentityPrint> decode(byte[] bytes) {
    return bytes.length == LENGTH && bytes[0] == VERSION
        ? Optional.of(new IdentityPrint(bytes.clone()))
        : Optional.empty();
  }

  /** Returns the stored form, {@link #LENGTH} bytes. */
  public byte[] encode() {
    return bytes.clone();
  }

  /** Returns the parts that differ, in the order of {@link IdentityPart}. */
  public List<IdentityPart> differences(IdentityPrint other) {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    ByteBuffer right = ByteBuffer.wrap(other.bytes);
    List<IdentityPart> differences = new ArrayList<>();
    for (int index = 0; index < PARTS.size(); index++) {
      int offset = 1 + index * HASH_BYTES;
      if (left.getInt(offset) != right.getInt(offset)) {
        differences.add(PARTS.get(index));
      }
    }
    return differences;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdentityPrint print && Arrays.equals(bytes, print.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "IdentityPrint[…]";
  }
}
