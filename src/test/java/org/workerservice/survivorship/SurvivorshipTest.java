package org.workerservice.survivorship;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.HumanName;
import org.workerservice.model.NameUse;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;
import org.workerservice.survivorship.Merged.Origin;
import org.workerservice.survivorship.Merged.Reason;

class SurvivorshipTest {
  private static final UUID MASTER = new UUID(1, 1);
  private static final UUID DUPLICATE = new UUID(1, 2);
  private static final UUID THIRD = new UUID(1, 3);

  private static Provenance provenance(int day, int trust, boolean byPerson) {
    return new Provenance(Instant.parse("2026-01-0" + day + "T00:00:00Z"), trust, byPerson);
  }

  private static Side side(UUID id, String birthDate, String status, Provenance provenance) {
    return new Side(
        Worker.named(HumanName.of("Okafor", "Ada"))
            .id(id)
            .birthDate(PartialDate.parse(birthDate))
            .maritalStatus(status)
            .build(),
        field -> provenance);
  }

  private static Rules rule(Rule rule) {
    return new Rules(rule, Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "KEEP_MASTER, 1980, single",
    "MOST_RECENT, 1980-05-17, registered partner",
    "MOST_TRUSTED, 1980, single",
    "MOST_COMPLETE, 1980-05-17, single",
    "LONGEST, 1980, registered partner"
  })
  void shouldFollowTheRule(Rule rule, String birthDate, String status) {
    Side master = side(MASTER, "1980", "single", provenance(1, 2, false));
    Side duplicate = side(DUPLICATE, "1980-05-17", "registered partner", provenance(2, 1, false));

    Worker survivor = Survivorship.merge(master, duplicate, rule(rule), Map.of()).survivor();

    assertThat(survivor.birthDate()).contains(PartialDate.parse(birthDate));
    assertThat(survivor.maritalStatus()).contains(status);
  }

  @Test
  void shouldNotReplaceWhatAPersonSet() {
    Side master = side(MASTER, "1980", "single", provenance(1, 0, true));
    Side duplicate = side(DUPLICATE, "1980-05-17", "married", provenance(2, 9, false));

    Merged merged = Survivorship.merge(master, duplicate, rule(Rule.MOST_RECENT), Map.of());

    assertThat(merged.survivor().maritalStatus()).contains("single");
    assertThat(merged.origins())
        .contains(new Origin("marital_status", MASTER, Reason.SET_BY_PERSON));
  }

  @Test
  void shouldLetTheCallerChooseAgainstTheRule() {
    Side master = side(MASTER, "1980", "single", provenance(1, 0, true));
    Side duplicate = side(DUPLICATE, "1981", "married", provenance(2, 0, false));

    Worker survivor =
        Survivorship.merge(
                master, duplicate, Rules.KEEP_MASTER, Map.of("marital_status", DUPLICATE))
            .survivor();

    assertThat(survivor.maritalStatus()).contains("married");
    assertThat(survivor.birthDate()).contains(PartialDate.parse("1980"));
  }

  @Test
  void shouldUseTheRuleOfTheField() {
    Side master = side(MASTER, "1980", "single", provenance(1, 0, false));
    Side duplicate = side(DUPLICATE, "1980-05", "married", provenance(2, 0, false));
    Rules rules = new Rules(Rule.KEEP_MASTER, Map.of("birth_date", Rule.MOST_COMPLETE));

    Worker survivor = Survivorship.merge(master, duplicate, rules, Map.of()).survivor();

    assertThat(survivor.birthDate()).contains(PartialDate.parse("1980-05"));
    assertThat(survivor.maritalStatus()).contains("single");
  }

  private static Side named(UUID id, String family, String phone) {
    return new Side(
        Worker.named(HumanName.of(family, "Ada"))
            .id(id)
            .telecom(List.of(ContactPoint.of(ContactPointSystem.PHONE, phone)))
            .build(),
        field -> provenance(1, 0, false));
  }

  @Test
  void shouldMakeAFormerNameOfTheNameThatDoesNotSurvive() {
    Worker survivor =
        Survivorship.merge(
                named(MASTER, "Okafor", "1"),
                named(DUPLICATE, "Nwosu", "2"),
                Rules.KEEP_MASTER,
                Map.of())
            .survivor();

    assertThat(survivor.additionalNames())
        .containsExactly(HumanName.of("Nwosu", "Ada").withUse(NameUse.OLD));
    assertThat(survivor.telecom()).extracting(ContactPoint::value).containsExactly("1", "2");
  }

  @Test
  void shouldNameTheOriginOfValuesThroughSeveralMerges() {
    MergeSequence merged =
        MergeSequence.of(
            named(MASTER, "Okafor", "1"),
            List.of(named(DUPLICATE, "Nwosu", "2"), named(THIRD, "Ng", "2")),
            Rules.KEEP_MASTER,
            Map.of());

    assertThat(merged.survivor().telecom()).hasSize(2);
    assertThat(merged.steps()).hasSize(2);
    assertThat(merged.origins())
        .contains(
            new Origin("telecom[0]", MASTER, Reason.ELEMENT),
            new Origin("telecom[1]", DUPLICATE, Reason.ELEMENT),
            new Origin("additional_names[0]", DUPLICATE, Reason.ELEMENT),
            new Origin("additional_names[1]", THIRD, Reason.ELEMENT));
    assertThat(merged.lost()).isEmpty();
  }

  @Test
  void shouldTakeBackOnlyWhatTheMergeBrought() {
    Side master = side(MASTER, "1980", null, provenance(1, 0, false));
    Merged merged =
        Survivorship.merge(
            master,
            side(DUPLICATE, "1980", "married", provenance(1, 0, false)),
            Rules.KEEP_MASTER,
            Map.of());
    Worker edited = merged.survivor().toBuilder().taxId("912345678").build();

    Reversal.Reversed reversed = Reversal.reverse(edited, merged.transfers(), List.of());

    assertThat(reversed.survivor())
        .isEqualTo(master.worker().toBuilder().taxId("912345678").build());
    assertThat(reversed.unattributed()).isEmpty();
    Worker changed = merged.survivor().toBuilder().maritalStatus("divorced").build();
    assertThat(Reversal.reverse(changed, merged.transfers(), List.of()).unattributed())
        .containsExactly(
            new Reversal.Unattributed("marital_status", Optional.of("divorced"), Optional.empty()));
  }
}
