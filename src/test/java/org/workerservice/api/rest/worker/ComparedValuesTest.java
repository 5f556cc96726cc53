package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.score.Component;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;

class ComparedValuesTest {
  private static ComparedValues.Side open(Worker worker) {
    return new ComparedValues.Side(worker);
  }

  private static Identifier identifier(IdentifierType type, String value) {
    return Identifier.of(type, "", value);
  }

  @Test
  void shouldShowTheNamesThatAreMostAlike() {
    Worker left =
        Worker.named(HumanName.of("Okafor", "Ada"))
            .additionalNames(List.of(HumanName.of("Lindqvist", "Ada")))
            .build();
    Worker right = Worker.named(HumanName.of("Lindquist", "Ada")).build();

    assertThat(ComparedValues.of(Component.NAME, open(left), open(right)))
        .isEqualTo(new ComparedValues(Optional.of("Ada Lindqvist"), Optional.of("Ada Lindquist")));
  }

  @Test
  void shouldCompareNumbersOfOneKindFirst() {
    Worker left =
        Worker.named(HumanName.of("Okafor"))
            .identifiers(
                List.of(
                    identifier(IdentifierType.MRN, "1234567893"),
                    identifier(IdentifierType.NPI, "1999999984")))
            .build();
    Worker right =
        Worker.named(HumanName.of("Okafor"))
            .identifiers(List.of(identifier(IdentifierType.NPI, "1234567893")))
            .build();

    assertThat(ComparedValues.of(Component.IDENTIFIER, open(left), open(right)))
        .isEqualTo(
            new ComparedValues(Optional.of("NPI 1999999984"), Optional.of("NPI 1234567893")));
  }

  @Test
  void shouldBoundLongValuesAndLeaveMissingOnesOut() {
    Worker left = Worker.named(HumanName.of("é".repeat(10_000))).build();
    Worker right = Worker.named(HumanName.of("Okafor")).build();

    ComparedValues names = ComparedValues.of(Component.NAME, open(left), open(right));
    ComparedValues emails = ComparedValues.of(Component.EMAIL, open(left), open(right));

    assertThat(names.left()).hasValueSatisfying(text -> assertThat(text).hasSize(256));
    assertThat(emails).isEqualTo(new ComparedValues(Optional.empty(), Optional.empty()));
  }
}
