package org.workerservice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;

class TimeModuleTest {
  @Property
  void shouldReadEveryDay(
      @ForAll @DateRange(min = "0001-01-01", max = "9999-12-31") LocalDate day) {
    assertThat(TimeModule.day(day.toString())).isEqualTo(day);
  }

  /** Most of these texts look like dates but are not. */
  @Property
  void shouldReadWhatTheJdkReadsAndNothingElse(@ForAll("nearlyDays") String text) {
    assertThat(day(TimeModule::day, text)).isEqualTo(day(LocalDate::parse, text));
  }

  @Provide
  Arbitrary<String> nearlyDays() {
    Arbitrary<String> separators = Arbitraries.of("-", "-", "-", "-", "/", "");
    return Combinators.combine(digits(4), separators, digits(2), separators, digits(2))
        .as((year, first, month, second, day) -> year + first + month + second + day);
  }

  private static Arbitrary<String> digits(int length) {
    return Arbitraries.strings().withChars("00001111223456789\u0661+").ofLength(length);
  }

  @Test
  void shouldRefuseImpossibleDays() {
    assertThatThrownBy(() -> TimeModule.day("2023-02-29")).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> TimeModule.day("2023-13-01")).isInstanceOf(DateTimeException.class);
  }

  private static Optional<LocalDate> day(Function<String, LocalDate> reader, String text) {
    try {
      return Optional.of(reader.apply(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
