package org.workerservice.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.validation.WorkerChecks.found;
import static org.workerservice.validation.WorkerChecks.foundInChange;
import static org.workerservice.validation.WorkerChecks.normalised;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.NameUse;
import org.workerservice.model.Worker;

class WorkerNameRulesTest {
  private static HumanName name(String family, List<String> given, String text, boolean mononym) {
    return new HumanName(
        Optional.empty(), family, given, List.of(), List.of(), Optional.ofNullable(text), mononym);
  }

  @Test
  void shouldAcceptOneNameOfAPersonWithOneName() {
    assertThat(found(Worker.named(name("Sukarno", List.of(), null, true)))).isEmpty();
    assertThat(found(Worker.named(name("", List.of("Sukarno"), null, true)))).isEmpty();
    assertThat(found(Worker.named(name(" ", List.of(" "), "Sukarno", true))))
        .containsExactly("name required");
    assertThat(found(Worker.named(name("Sukarno", List.of(), null, false))))
        .containsExactly("name.given required");
    assertThat(normalised(Worker.named(name("Okafor", List.of("Ada"), null, true))).name())
        .isEqualTo(HumanName.of("Okafor", "Ada"));
    assertThat(name("Sukarno", List.of(), null, true).incomplete()).isFalse();
    assertThat(name("", List.of(), "Sukarno", true).incomplete()).isTrue();
  }

  @Test
  void shouldAcceptAnIncompleteNameThatStays() {
    Worker mononym = Worker.named(HumanName.of("Sukarno")).build();
    Worker text = Worker.named(name("", List.of(), "Madonna Ciccone", false)).build();
    HumanName titled =
        new HumanName(
            Optional.of(NameUse.OFFICIAL),
            " Sukarno",
            List.of(),
            List.of("Dr"),
            List.of(),
            Optional.empty());

    assertThat(foundInChange(mononym, mononym.toBuilder().gender(Gender.MALE))).isEmpty();
    assertThat(foundInChange(text, text.toBuilder().gender(Gender.FEMALE))).isEmpty();
    assertThat(foundInChange(mononym, Worker.named(titled))).isEmpty();
    assertThat(foundInChange(mononym, Worker.named(HumanName.of("Suharto"))))
        .containsExactly("name.given required");
    assertThat(foundInChange(text, Worker.named(HumanName.of("", "Madonna"))))
        .containsExactly("name.family required");
    assertThat(foundInChange(text, Worker.named(HumanName.of(""))))
        .containsExactly("name.family required", "name.given required");
  }

  @ParameterizedTest
  @EnumSource(
      value = Intake.class,
      names = {"IMPORT", "FHIR"})
  void shouldAcceptAnyPartOfANameFromImportAndFhir(Intake intake) {
    HumanName textOnly =
        new HumanName(
            Optional.empty(), "", List.of(), List.of(), List.of(), Optional.of("Ada Okafor"));

    assertThat(found(Worker.named(textOnly), intake)).isEmpty();
    assertThat(found(Worker.named(HumanName.of("Okafor")), intake)).isEmpty();
    assertThat(found(Worker.named(HumanName.of("", "Ada")), intake)).isEmpty();
    assertThat(found(Worker.named(HumanName.of("", " ")), intake)).containsExactly("name required");
    assertThat(found(Worker.named(textOnly), Intake.API))
        .containsExactly("name.family required", "name.given required");
  }

  @Test
  void shouldTidyNamesAndDropBlankParts() {
    HumanName sent = HumanName.of("  Nu\u0308n\u0303ez \u00A0 de la  Cruz", "Ada", " ", "\u200B");

    Worker worker = normalised(Worker.named(sent));

    assertThat(worker.name()).isEqualTo(HumanName.of("Nüñez de la Cruz", "Ada"));
  }

  @Test
  void shouldKeepBidirectionalMarksInsideTexts() {
    Worker worker = normalised(Worker.named(HumanName.of("\u200Fعلي\u200F", "Ada")));

    assertThat(worker.name().family()).isEqualTo("\u200Fعلي\u200F");
  }
}
