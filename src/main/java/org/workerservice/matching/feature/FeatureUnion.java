package org.workerservice.matching.feature;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.workerservice.matching.text.BirthDates;
import org.workerservice.matching.text.Contacts;
import org.workerservice.model.Gender;

/**
 * Merges the features of several records of one person, within the limits of one record; the most
 * common values come first.
 */
final class FeatureUnion {
  private FeatureUnion() {}

  static MatchFeatures of(List<MatchFeatures> records) {
    return new MatchFeatures(
        all(records, MatchFeatures::names, RecordParts.MAX_NAMES),
        birthDate(records),
        commonest(records, MatchFeatures::gender, Gender.UNKNOWN),
        all(records, MatchFeatures::addresses, RecordParts.MAX_ADDRESSES),
        all(records, MatchFeatures::identifiers, FeatureExtraction.MAX_IDENTIFIERS),
        commonest(records, MatchFeatures::taxId, Hashes.NONE),
        commonest(records, MatchFeatures::taxClaim, Hashes.NONE),
        all(records, MatchFeatures::documents, FeatureExtraction.MAX_DOCUMENTS),
        all(records, MatchFeatures::phones, Contacts.MAX_CONTACTS),
        all(records, MatchFeatures::emails, Contacts.MAX_CONTACTS),
        commonest(records, MatchFeatures::employment, EmploymentFeatures.NONE),
        records.stream().anyMatch(MatchFeatures::multipleBirth),
        keys(records),
        commonestFirst(records.stream().map(MatchFeatures::literal)).findFirst().orElseThrow());
  }

  /** A whole date says more than a year or a month. */
  private static int birthDate(List<MatchFeatures> records) {
    int whole =
        commonest(
            records,
            one -> BirthDates.partial(one.birthDate()) ? BirthDates.MISSING : one.birthDate(),
            BirthDates.MISSING);
    return whole == BirthDates.MISSING
        ? commonest(records, MatchFeatures::birthDate, BirthDates.MISSING)
        : whole;
  }

  private static <T> List<T> all(
      List<MatchFeatures> records, Function<MatchFeatures, List<T>> list, int limit) {
    return commonestFirst(records.stream().map(list).flatMap(Collection::stream))
        .limit(limit)
        .toList();
  }

  private static <T> T commonest(
      List<MatchFeatures> records, Function<MatchFeatures, T> value, T missing) {
    return commonestFirst(records.stream().map(value).filter(one -> !one.equals(missing)))
        .findFirst()
        .orElse(missing);
  }

  /** Sorts values by frequency; values that are equally common keep their order. */
  private static <T> Stream<T> commonestFirst(Stream<T> values) {
    Map<T, Integer> valueToCount = new LinkedHashMap<>();
    values.forEach(value -> valueToCount.merge(value, 1, Integer::sum));
    return valueToCount.entrySet().stream()
        .sorted(Map.Entry.<T, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey);
  }

  private static KeyPrints keys(List<MatchFeatures> records) {
    return new KeyPrints(
        records.stream()
            .flatMapToInt(one -> Arrays.stream(one.keys().prints()))
            .sorted()
            .distinct()
            .toArray());
  }
}
