package org.workerservice.matching.feature;

/**
 * A telephone number as hashes.
 *
 * @param whole all digits
 * @param sketch a {@link Sketch} of the last digits, which tell people apart within a town
 */
public record PhoneFeatures(long whole, long sketch) {
  private static final int LOCAL_DIGITS = 8;

  static PhoneFeatures of(String digits, Hashes hashes) {
    String local = digits.substring(Math.max(0, digits.length() - LOCAL_DIGITS));
    return new PhoneFeatures(hashes.of("phone", digits), Sketch.of(local, hashes));
  }
}
