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

/** Merges the features of several records of one person, within the limits of one record. */
final class FeatureUnion {
  /** More than the duplicates of one merge. */
  static final int MAX_REPLACED = 64;

  private FeatureUnion() {}

  /** The values of one record come first; the others fill what it leaves open. */
  static MatchFeatures of(MatchFeatures own, List<MatchFeatures> others) {
    MatchFeatures rest = of(others);
    MatchFeatures taxed = own.taxId() == Hashes.NONE ? rest : own;
    return new MatchFeatures(
        all(own.names(), rest.names(), RecordParts.MAX_NAMES),
        own.birthDate() == BirthDates.MISSING ? rest.birthDate() : own.birthDate(),
        own.gender() == Gender.UNKNOWN ? rest.gender() : own.gender(),
        all(own.addresses(), rest.addresses(), RecordParts.MAX_ADDRESSES),
        all(own.identifiers(), rest.identifiers(), FeatureExtraction.MAX_IDENTIFIERS),
        taxed.taxId(),
        taxed.taxClaim(),
        all(own.documents(), rest.documents(), FeatureExtraction.MAX_DOCUMENTS),
        all(own.phones(), rest.phones(), Contacts.MAX_CONTACTS),
        all(own.emails(), rest.emails(), Contacts.MAX_CONTACTS),
        own.employment().equals(EmploymentFeatures.NONE) ? rest.employment() : own.employment(),
        own.multipleBirth() || rest.multipleBirth(),
        keys(List.of(own, rest)),
        own.literal(),
        others.stream().distinct().limit(MAX_REPLACED).toList());
  }

  private static <T> List<T> all(List<T> own, List<T> rest, int limit) {
    return Stream.concat(own.stream(), rest.stream()).distinct().limit(limit).toList();
  }

  /** The most common values come first. */
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
        commonestFirst(records.stream().map(MatchFeatures::literal)).findFirst().orElseThrow(),
        all(records, MatchFeatures::replaced, MAX_REPLACED));
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
