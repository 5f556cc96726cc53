package org.workerservice.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.workerservice.matching.feature.KeyedHash;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.support.TestHash;

/** Records to compare. */
public final class People {
  public static final LocalDate BORN = LocalDate.of(1984, 7, 23);
  static final MatchStrategy DEFAULT = MatchStrategies.of(MatchPreset.DEFAULT.settings());
  static final MatchStrategy SPECIFICATION =
      MatchStrategies.of(MatchPreset.SPECIFICATION.settings());

  private static final KeyedHash HASH = new TestHash();

  private People() {}

  public static WorkerBuilder named(String family, String... given) {
    return Worker.named(HumanName.of(family, given));
  }

  public static WorkerBuilder person(String family, String... given) {
    return named(family, given).birthDate(BORN).gender(Gender.FEMALE);
  }

  public static MatchFeatures features(Worker worker) {
    return PreparedRecord.of(worker).features(HASH);
  }

  public static MatchResult compare(
      MatchStrategy strategy, WorkerBuilder left, WorkerBuilder right) {
    return strategy.compare(features(left.build()), features(right.build()));
  }

  public static MatchResult compare(WorkerBuilder left, WorkerBuilder right) {
    return compare(DEFAULT, left, right);
  }

  public static List<Address> home() {
    return List.of(address("12 Oak Street", "Springfield", "IL", "62704"));
  }

  public static Address address(String line, String city, String state, String postalCode) {
    return new Address(
        Optional.empty(),
        Optional.of(line),
        Optional.empty(),
        Optional.of(city),
        Optional.of(state),
        Optional.of(postalCode),
        Optional.of("US"));
  }

  public static List<ContactPoint> phone(String number) {
    return List.of(ContactPoint.of(ContactPointSystem.PHONE, number.replace(" ", "")));
  }

  public static List<ContactPoint> email(String address) {
    return List.of(ContactPoint.of(ContactPointSystem.EMAIL, address));
  }
}
