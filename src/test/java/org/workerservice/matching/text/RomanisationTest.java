package org.workerservice.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.text.Phonetics;

class RomanisationTest {
  @ParameterizedTest
  @CsvSource({
    "valeriya,valeriia",
    "valeriya,walerija",
    "yurii,jurij",
    "vasylenko,wasylenko",
    "marchenko,marczenko",
    "shevchuk,szewczuk",
    "zhukova,zukowa",
    "kuznetsov,kuznecow"
  })
  void shouldGiveOneSoundToTheRomanisationsOfAName(String one, String other) {
    assertThat(Phonetics.metaphone(Romanisation.of(one)))
        .isEqualTo(Phonetics.metaphone(Romanisation.of(other)));
  }

  @ParameterizedTest
  @CsvSource({"wasylenko,vasylenko", "yaroslav,jaroslaw", "ievhen,yevhen", "kowalenko,kovalenko"})
  void shouldGiveOneKeyToTheRomanisationsOfAName(String one, String other) {
    assertThat(Phonetics.key(Romanisation.forKey(one)).substring(0, 3))
        .isEqualTo(Phonetics.key(Romanisation.forKey(other)).substring(0, 3));
  }

  @ParameterizedTest
  @CsvSource({"brown", "barlow", "smith", "knowlton"})
  void shouldKeepTheKeysOfEnglishNames(String name) {
    assertThat(Romanisation.forKey(name)).isEqualTo(name);
  }

  @Property
  void shouldNeverFailOrGrow(@ForAll @AlphaChars @StringLength(max = 40) String word) {
    assertThat(Romanisation.of(word).length()).isLessThanOrEqualTo(2 * word.length());
    assertThat(Romanisation.forKey(word)).hasSameSizeAs(word);
  }
}
