package org.workerservice.matching.feature;

import java.util.HashMap;
import java.util.Map;

/** How common the sound codes of names are, according to the shipped frequencies. */
final class SoundFrequencies {
  private static final Map<String, Double> CODE_TO_SHARE = codes();

  private SoundFrequencies() {}

  /** Returns the share of people whose family name, or whose given name, has this code. */
  static double of(String code) {
    return CODE_TO_SHARE.getOrDefault(code, 0.0);
  }

  private static Map<String, Double> codes() {
    TermFrequencies shipped = TermFrequencies.shipped();
    Map<String, Double> codes = sums(shipped.familyNames());
    sums(shipped.givenNames()).forEach((code, share) -> codes.merge(code, share, Math::max));
    return Map.copyOf(codes);
  }

  private static Map<String, Double> sums(Map<String, Double> nameToShare) {
    Map<String, Double> codeToShare = new HashMap<>();
    nameToShare.forEach((name, share) -> codeToShare.merge(NameKeys.key(name), share, Double::sum));
    return codeToShare;
  }
}
