package org.workerservice.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.model.HumanName;

class GenerationTest {

  @ParameterizedTest
  @CsvSource({
    "I, II",
    "1st, 2nd",
    "I, 2nd",
    "1st, II",
    "II, III",
    "2nd, 3rd",
    "III, IV",
    "IV, V",
    "V, VI",
    "Sr, Jr",
    "Sr., Jr.",
    "Senior, Junior",
    "Sr, II",
    "Jr, III",
    "I, Jr",
    "Filho, Neto",
    "Júnior, Neto",
    "Filho, Sobrinho",
    "Neto, Sobrinho",
    "Neto, Bisneto",
    "Jr, Sobrinho",
    "sen., jun.",
    "père, fils",
    "padre, hijo",
    "the elder, the younger",
    "the second, the third",
    "d. J., d. Ä.",
    "d.J., d.Ä.",
    "d. J., d. Ae.",
    "der Jüngere, der Ältere",
  })
  void shouldTellGenerationsApartInSuffixes(String one, String other) {
    assertThat(Generation.differ(suffix(one), suffix(other))).isTrue();
    assertThat(Generation.differ(suffix(other), suffix(one))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "I, 1st",
    "II, 2nd",
    "II, Jr",
    "2nd, Junior",
    "III, 3rd",
    "IV, 4th",
    "V, 5th",
    "I, Sr",
    "Jr, Júnior",
    "Jr, Filho",
    "Filho, Júnior",
    "III, Neto",
    "Jr, MD",
    "Jr, fils",
    "hijo, Junior",
    "the third, III",
    "Jr, ''",
    "Sobrinho, ''",
    "JR., jnr",
    "d. J., jun.",
    "d. Ä., der Aeltere",
  })
  void shouldTreatSpellingsOfOneGenerationAsEqual(String one, String other) {
    assertThat(Generation.differ(suffix(one), suffix(other))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Silva Filho, Silva Neto",
    "Souza Júnior, Souza Sobrinho",
    "Smith Jr, Smith III",
    "Cranach d. Ä., Cranach d. J."
  })
  void shouldReadGenerationsAtTheEndOfFamilyNames(String one, String other) {
    NameWords left = NameWords.of(HumanName.of(one, "João"));
    NameWords right = NameWords.of(HumanName.of(other, "João"));

    assertThat(Generation.differ(left.generation(), right.generation())).isTrue();
    assertThat(left.family()).isEqualTo(right.family()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "John Smith Jr, John Smith Sr",
    "João Silva Filho, João Silva Neto",
    "Lucas Cranach d. Ä., Lucas Cranach d. J."
  })
  void shouldReadGenerationsAtTheEndOfWholeNames(String one, String other) {
    NameWords left = NameWords.of(text(one));
    NameWords right = NameWords.of(text(other));

    assertThat(Generation.differ(left.generation(), right.generation())).isTrue();
    assertThat(left.family()).isEqualTo(right.family()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Neto, Maria",
    "Filho, Ana",
    "Wei, Jun",
    "Smith, John V",
    "Nguyen, Vi",
    "Puig i Soler, Ada"
  })
  void shouldNotReadNamesAndInitialsAsGenerations(String family, String given) {
    NameWords words = NameWords.of(HumanName.of(family, given));

    assertThat(Generation.isCertain(words.generation())).isFalse();
    assertThat(words.family()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Maria Neto, neto", "Ajit Pai, pai", "Jun Wei, wei"})
  void shouldKeepTheFamilyNameOfTwoWords(String text, String family) {
    assertThat(NameWords.of(text(text)).family()).containsExactly(family);
  }

  private static int suffix(String suffix) {
    return NameWords.of(
            new HumanName(
                Optional.empty(),
                "Silva",
                List.of("João"),
                List.of(),
                List.of(suffix),
                Optional.empty()))
        .generation();
  }

  private static HumanName text(String text) {
    return new HumanName(Optional.empty(), "", List.of(), List.of(), List.of(), Optional.of(text));
  }
}
