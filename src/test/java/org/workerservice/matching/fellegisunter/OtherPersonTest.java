package org.workerservice.matching.fellegisunter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.matching.People.BORN;
import static org.workerservice.matching.People.compare;
import static org.workerservice.matching.People.email;
import static org.workerservice.matching.People.home;
import static org.workerservice.matching.People.named;
import static org.workerservice.matching.People.person;
import static org.workerservice.matching.People.phone;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.People;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;

/** Pairs that look alike because they share a family, a household, a name or a town. */
class OtherPersonTest {
  private static final double PROBABLE = 0.85;
  private static final double MAX_PROBABLE = 0.9499;
  private static final double DEFINITE = 0.95;
  private static final LocalDate OTHER_DATE = LocalDate.of(1979, 2, 11);

  private static double score(WorkerBuilder left, WorkerBuilder right) {
    return compare(left, right).score();
  }

  @Test
  void shouldNotTreatNamesakesOfOneTownAsOnePersonWhenEachHasATelephone() {
    WorkerBuilder one = rare().telecom(phone("+1 217 555 0199"));

    assertThat(score(one, rare().birthDate(OTHER_DATE).telecom(phone("+1 309 555 4723"))))
        .isLessThan(PROBABLE);
    assertThat(score(one, rare().birthDate(OTHER_DATE).telecom(phone("+1 217 555 0199"))))
        .isGreaterThanOrEqualTo(PROBABLE);
  }

  @Test
  void shouldNotTreatNumberedAddressesOfOneNameAsATypingError() {
    WorkerBuilder one = rare().telecom(email("theodora.quackenbush4711@example.com"));
    WorkerBuilder other =
        rare().birthDate(OTHER_DATE).telecom(email("theodora.quackenbush4829@example.com"));

    assertThat(score(one, other)).isLessThan(PROBABLE);
  }

  @Test
  void shouldNotTreatBrothersOfLikeNamesAsOnePerson() {
    WorkerBuilder brian = atHome("Redden", "Brian").telecom(phone("+1 310 555 5340"));
    WorkerBuilder bryan =
        atHome("Redden", "Bryan").birthDate(OTHER_DATE).telecom(phone("+1 213 555 0534"));

    assertThat(score(brian, bryan)).isLessThan(PROBABLE);
  }

  @Test
  void shouldNotTreatTwinsAsOnePersonWhenEachHasATelephone() {
    WorkerBuilder one = atHome("Guzman", "Laurent").telecom(phone("+1 310 555 5340"));

    assertThat(score(one, atHome("Guzman", "Scott").telecom(phone("+1 213 555 0534"))))
        .isLessThan(PROBABLE);
  }

  @Test
  void shouldNotBeSureOfTwinsOfLikeNames() {
    WorkerBuilder jean = atHome("Abdi", "Jeanne").telecom(phone("+1 310 555 5340"));
    WorkerBuilder joan = atHome("Abdi", "Joanne").telecom(phone("+1 213 555 0534"));

    assertThat(score(jean, joan)).isLessThan(0.95);
  }

  @Test
  void shouldNotBeSureOfTwinsWhoseNamesAreNicknamesOfEachOther() {
    WorkerBuilder emily = atHome("Abdi", "Emily");

    assertThat(score(emily, atHome("Abdi", "Emma"))).isBetween(PROBABLE, MAX_PROBABLE);
    assertThat(
            score(
                emily.telecom(phone("+1 310 555 5340")),
                atHome("Abdi", "Emma").telecom(phone("+1 310 555 5340"))))
        .isGreaterThanOrEqualTo(DEFINITE);
  }

  @Test
  void shouldAskForAContactWhereOneRecordHasNoName() {
    WorkerBuilder nameless = Worker.named(HumanName.of("")).birthDate(BORN).gender(Gender.FEMALE);
    WorkerBuilder named = atHome("Quackenbush", "Theodora");

    assertThat(scoreAmongFew(nameless.addresses(home()), named)).isLessThan(PROBABLE);
    assertThat(
            scoreAmongFew(
                nameless.telecom(email("theo@example.org")),
                named.telecom(email("theo@example.org"))))
        .isGreaterThanOrEqualTo(PROBABLE);
  }

  private static double scoreAmongFew(WorkerBuilder left, WorkerBuilder right) {
    MatchSettings settings = MatchPreset.DEFAULT.settings();
    FellegiSunterModel model = settings.model().ofRegistry(1);
    return compare(MatchStrategies.of(settings.withModel(model)), left, right).score();
  }

  @Test
  void shouldNotTreatTwoWomenBornOnOneDayInOneTownAsAMarriage() {
    WorkerBuilder one = person("Burton", "Mary").telecom(email("mary.burton@example.com"));
    WorkerBuilder other = person("Wong", "Mary").telecom(email("m.wong@example.org"));

    assertThat(score(inTown(one, "62701"), inTown(other, "62799"))).isLessThan(PROBABLE);
  }

  @Test
  void shouldRecogniseAMarriageAtOneAddress() {
    assertThat(score(atHome("Burton", "Mary"), atHome("Wong", "Mary")))
        .isGreaterThanOrEqualTo(PROBABLE);
  }

  @Test
  void shouldNotTreatFatherAndSonOfOneNameAsOnePersonWhenOnlyOneSaysSenior() {
    WorkerBuilder father = named("Smith Sr", "Robert").birthDate(BORN.minusYears(24).plusDays(50));
    WorkerBuilder son = named("Smith", "Robert").birthDate(BORN);

    assertThat(score(father.addresses(home()), son.addresses(home()))).isLessThan(PROBABLE);
  }

  @Test
  void shouldRecogniseAFurtherNameInUseOnlyWhenNoOtherNameIsLeft() {
    assertThat(score(atHome("Crown", "Susan", "Elizabeth"), atHome("Crown", "Elizabeth")))
        .isGreaterThanOrEqualTo(PROBABLE);
    assertThat(
            compare(atHome("Crown", "Callum", "Donald"), atHome("Crown", "Donald", "Walter"))
                .components()
                .getFirst()
                .level())
        .doesNotContain("other_position");
  }

  @Test
  void shouldTreatAGapWithinAGivenNameAsATypingError() {
    assertThat(
            compare(
                    atHome("Crown", "L eah").birthDate(OTHER_DATE),
                    atHome("Crown", "Leah").birthDate(OTHER_DATE))
                .components()
                .getFirst()
                .level())
        .contains("given_name_typing_error");
  }

  @Test
  void shouldNotTreatAFamilyNameAndANearDateFarAwayAsOnePerson() {
    WorkerBuilder one = inTown(named("Quackenbush").birthDate(BORN), "62701");
    WorkerBuilder other =
        named("Quackenbush", "Theodora")
            .birthDate(BORN.plusDays(1))
            .addresses(List.of(People.address("9 Pine Road", "Boulder", "CO", "80301")));

    assertThat(score(one, other)).isLessThan(PROBABLE);
    assertThat(score(one, inTown(other, "62701"))).isGreaterThanOrEqualTo(PROBABLE);
  }

  @Test
  void shouldNotTreatAGivenNameAndANearDateFarAwayAsOnePerson() {
    WorkerBuilder one = inTown(named("", "Theodora", "Philomena").birthDate(BORN), "62701");
    WorkerBuilder other =
        named("Quackenbush", "Theodora", "Philomena")
            .birthDate(BORN.plusDays(1))
            .addresses(List.of(People.address("9 Pine Road", "Boulder", "CO", "80301")));

    assertThat(score(one, other)).isLessThan(PROBABLE);
    assertThat(score(one, inTown(other, "62701"))).isGreaterThanOrEqualTo(PROBABLE);
  }

  private static WorkerBuilder rare() {
    return inTown(named("Quackenbush", "Theodora").birthDate(BORN), "62701");
  }

  private static WorkerBuilder atHome(String family, String... given) {
    return person(family, given).addresses(home());
  }

  private static WorkerBuilder inTown(WorkerBuilder worker, String postalCode) {
    String street = postalCode.substring(3) + " " + (postalCode.endsWith("1") ? "Elm" : "Oak");
    return worker.addresses(
        List.of(People.address(street + " Road", "Springfield", "IL", postalCode)));
  }
}
