package org.workerservice.matching;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.workerservice.model.Gender;

/** What several records of one person say together, within the bounds of one record. */
final class FeatureUnion {
  private FeatureUnion() {}

  static MatchFeatures of(List<MatchFeatures> records) {
    return new MatchFeatures(
        all(records, MatchFeatures::names, FeatureExtraction.MOST_NAMES),
        mostCommon(records, MatchFeatures::birthDate, BirthDates.MISSING),
        mostCommon(records, MatchFeatures::gender, Gender.UNKNOWN),
        all(records, MatchFeatures::addresses, FeatureExtraction.MOST_ADDRESSES),
        all(records, MatchFeatures::identifiers, FeatureExtraction.MOST_IDENTIFIERS),
        mostCommon(records, MatchFeatures::taxId, Hashes.NONE),
        mostCommon(records, MatchFeatures::taxClaim, Hashes.NONE),
        all(records, MatchFeatures::documents, FeatureExtraction.MOST_DOCUMENTS),
        all(records, MatchFeatures::phones, Contacts.MOST),
        all(records, MatchFeatures::emails, Contacts.MOST),
        mostCommon(records, MatchFeatures::employment, EmploymentFeatures.NONE),
        records.stream().anyMatch(MatchFeatures::multipleBirth),
        keys(records),
        records.getFirst().literal());
  }

  private static <T> List<T> all(
      List<MatchFeatures> records, Function<MatchFeatures, List<T>> list, int most) {
    return records.stream().map(list).flatMap(Collection::stream).distinct().limit(most).toList();
  }

  /** Of values that are equally common, the first. */
  private static <T> T mostCommon(
      List<MatchFeatures> records, Function<MatchFeatures, T> value, T missing) {
    Map<T, Integer> valueToCount = new LinkedHashMap<>();
    records.stream()
        .map(value)
        .filter(one -> !Objects.equals(one, missing))
        .forEach(one -> valueToCount.merge(one, 1, Integer::sum));
    T best = missing;
    int most = 0;
    for (Map.Entry<T, Integer> entry : valueToCount.entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return best;
  }

  private static KeyPrints keys(List<MatchFeatures> records) {
    return new KeyPrints(
        records.stream()
            .flatMap(one -> Stream.of(one.keys().prints()))
            .flatMapToInt(Arrays::stream)
            .sorted()
            .distinct()
            .toArray());
  }
}
