package org.workerservice.matching;

/**
 * A telephone number as hashes.
 *
 * @param whole all digits
 * @param sketch see {@link Sketch}
 */
record PhoneFeatures(long whole, long sketch) {
  static PhoneFeatures of(String digits, Hashes hashes) {
    return new PhoneFeatures(hashes.of("phone", digits), Sketch.of(digits, hashes));
  }
}
