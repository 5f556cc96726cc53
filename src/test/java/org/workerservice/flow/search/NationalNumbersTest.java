package org.workerservice.flow.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.workerservice.identifiers.IdentifierSchemes;
import org.workerservice.model.Identifier;

class NationalNumbersTest {
  @Test
  void shouldKnowEachSchemeByTheNameOfItsSystem() {
    assertThat(IdentifierSchemes.all())
        .allSatisfy(
            scheme ->
                assertThat(IdentifierSchemes.find("OTHER", scheme.key()))
                    .as(scheme.key())
                    .contains(scheme));
  }

  @Test
  void shouldReturnTheSchemesWhoseRulesTheNumberFollows() {
    assertThat(NationalNumbers.of("943 476 5919"))
        .extracting(Identifier::system)
        .contains("uk_nhs_number");
    assertThat(NationalNumbers.of("943 476 5918"))
        .extracting(Identifier::system)
        .doesNotContain("uk_nhs_number");
    assertThat(NationalNumbers.of("Okafor")).isEmpty();
  }
}
