package org.workerservice.matching.fellegisunter;

import java.util.HashMap;
import java.util.Map;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.matching.text.NameToken;

/** How rare names and cities are: the binary logarithm of one in how many has them; immutable. */
final class Rarity {
  private static final double LN2 = Math.log(2);

  private final Map<String, Double> family;
  private final Map<String, Double> given;
  private final Map<String, Double> city;
  private final double rareFamily;
  private final double rareGiven;

  private Rarity(TermFrequencies frequencies) {
    family = bits(frequencies.familyNames());
    given = bits(frequencies.givenNames());
    city = bits(frequencies.cities());
    rareFamily = bits(frequencies.rareFamilyName());
    rareGiven = bits(frequencies.rareGivenName());
  }

  static Rarity of(TermFrequencies frequencies) {
    return new Rarity(frequencies);
  }

  double family(NameToken name) {
    return family.getOrDefault(name.text(), rareFamily);
  }

  double given(NameToken name) {
    return given.getOrDefault(name.text(), rareGiven);
  }

  /** Returns the rarity of a word that may be a family name or a given name. */
  double either(NameToken name) {
    Double asFamily = family.get(name.text());
    double asGiven = given(name);
    return asFamily == null ? asGiven : Math.min(asFamily, asGiven);
  }

  /** Returns the rarity of a city, NaN when it is unknown. */
  double city(String name) {
    return city.getOrDefault(name, Double.NaN);
  }

  private static Map<String, Double> bits(Map<String, Double> valueToShare) {
    Map<String, Double> valueToBits = HashMap.newHashMap(valueToShare.size());
    valueToShare.forEach((value, share) -> valueToBits.put(value, bits(share)));
    return valueToBits;
  }

  private static double bits(double share) {
    return -Math.log(share) / LN2;
  }
}
