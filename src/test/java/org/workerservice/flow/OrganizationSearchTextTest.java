package org.workerservice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.model.Address;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.organization.Organization;

class OrganizationSearchTextTest {
  @Test
  void shouldPrecedeEveryWordWithASpace() {
    Organization organization =
        Organization.named("St. Mary's  Surgery")
            .alias(List.of("Café Überland"))
            .odsCode("A81001")
            .identifiers(List.of(Identifier.of(IdentifierType.OTHER, "", "KV-4711")))
            .addresses(List.of(place("Stockton-on-Tees", "TS18 1HU"), place("Nowhere", "94110")))
            .build();

    assertThat(OrganizationSearchText.of(organization))
        .isEqualTo(
            " st marys surgery cafe uberland a81001 kv 4711 stockton on tees ts18 1hu ts181hu"
                + " nowhere 94110 ueberland");
  }

  @Test
  void shouldTruncateToTheLimitOfTheIndex() {
    String longName = "x ".repeat(127);
    Organization organization =
        Organization.named("A").alias(Collections.nCopies(64, longName)).build();

    assertThat(OrganizationSearchText.of(organization)).hasSize(4000);
  }

  @ParameterizedTest
  @CsvSource({
    "'  The ÉLM ', the elm",
    "100% '_', 100",
    "'--', ''",
    "ﬁne, fine",
    "O’Neil's, oneils",
    "Łódź Œuvre, lodz oeuvre",
    "Größenau, grossenau",
    "Больница, bolnitsa",
    "协和医院, 协 和 医 院",
    "Zero\u200bWidth, zerowidth"
  })
  void shouldFoldQueriesLikeRecords(String text, String folded) {
    assertThat(OrganizationSearchText.fold(text)).isEqualTo(folded);
  }

  @Test
  void shouldSearchForPrefixesOfWords() {
    assertThat(OrganizationSearchText.prefixes("the elm the")).containsExactly("% the%", "% elm%");
  }

  private static Address place(String city, String postalCode) {
    return new Address(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(city),
        Optional.empty(),
        Optional.of(postalCode),
        Optional.empty());
  }
}
