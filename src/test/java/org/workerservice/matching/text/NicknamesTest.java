package org.workerservice.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NicknamesTest {
  @ParameterizedTest
  @CsvSource({
    "bill, william", "billy, will", "peggy, margaret", "pepe, jose", "paco, francisco",
    "sepp, josef", "beppe, giuseppe", "kasia, katarzyna", "mohamed, muhammad", "manu, emmanuel"
  })
  void shouldKnowCommonForms(String one, String other) {
    assertThat(Nicknames.shareGroup(Nicknames.groupsOf(one), Nicknames.groupsOf(other))).isTrue();
  }

  @Test
  void shouldNotBeTransitive() {
    String alexander = Nicknames.groupsOf("alexander");
    String sandy = Nicknames.groupsOf("sandy");
    String sandra = Nicknames.groupsOf("sandra");

    assertThat(Nicknames.shareGroup(alexander, sandy)).isTrue();
    assertThat(Nicknames.shareGroup(sandy, sandra)).isTrue();
    assertThat(Nicknames.shareGroup(alexander, sandra)).isFalse();
  }

  @Test
  void shouldHoldSeveralHundredGroups() {
    assertThat(Nicknames.size()).isGreaterThan(500);
  }

  @Test
  void shouldHoldNormalisedFormsOnly() {
    assertThat(Nicknames.representatives("bill")).contains("bill", "william");
    assertThat(Nicknames.groupsOf("Bill")).isEmpty();
  }
}
