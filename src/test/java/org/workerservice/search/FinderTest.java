package org.workerservice.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.search.TestIndex.MASKED;
import static org.workerservice.search.TestIndex.PLAIN;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.Worker;
import org.workerservice.search.SearchOutcome.Hit;
import org.workerservice.search.TestIndex.Page;
import org.workerservice.search.query.SearchFilters;

class FinderTest {
  @RegisterExtension private final TestIndex index = new TestIndex();

  @Test
  void shouldPutBetterHitsFirst() throws IOException {
    UUID city =
        index.put(
            SearchPeople.named("Miller", "Eve")
                .addresses(List.of(SearchPeople.address("Okafor", "1")))
                .build());
    UUID given = index.put(SearchPeople.named("Miller", "Okafor").build());
    UUID family = index.put(SearchPeople.named("Okafor", "Eve").build());
    UUID both = index.put(SearchPeople.named("Okafor", "Ada").build());

    assertThat(index.ids("okafor ada", PLAIN)).first().isEqualTo(both);
    assertThat(index.ids("okafor", PLAIN)).endsWith(given, city).contains(family, both);
    assertThat(index.ids("family:okafor", PLAIN)).containsExactlyInAnyOrder(family, both);
    assertThat(index.ids("okafor AND NOT ada", PLAIN)).containsExactly(family, given, city);
    assertThat(index.ids("NOT okafor", PLAIN)).isEmpty();
  }

  @Test
  void shouldIgnoreCaseDiacriticsAndApostrophes() throws IOException {
    UUID id = index.put(SearchPeople.named("O'Brien-Müller", "Zoë").build());

    for (String text :
        List.of(
            "obrien",
            "O’BRIEN",
            "muller",
            "MÜLLER",
            "zoe",
            "Zoe\u0308",
            "\"zoe o'brien\"",
            "o'brien-müller",
            "name:o'brien-muller")) {
      assertThat(index.ids(text, PLAIN)).as(text).containsExactly(id);
    }
    assertThat(index.ids("\"brien zoe\"", PLAIN)).isEmpty();
  }

  @Test
  void shouldFindNumbersPlacesAndDates() throws IOException {
    UUID id = index.put(SearchPeople.doctor().build());
    index.put(SearchPeople.named("Other", "Person").build());

    for (String text :
        List.of(
            "1234567893",
            "npi:123-456-7893",
            "npi:12345*",
            "12345*",
            "city:\"sao paulo\"",
            "\"SW1A 1AA\"",
            "postal_code:sw1a*",
            "1984-03-17",
            "birth_year:1984",
            "birth_year:[1980 TO 1984]",
            "birth_year:[1984 TO *] AND hartley",
            "birth_date:[1984-03-01 TO 1984-03-17]",
            "country:br",
            "am*",
            "ame* AND hart*")) {
      assertThat(index.ids(text, PLAIN)).as(text).containsExactly(id);
    }
    assertThat(index.ids("license:1234567893", PLAIN)).isEmpty();
    assertThat(index.ids("birth_year:[1985 TO *]", PLAIN)).isEmpty();
    assertThat(index.ids("birth_date:[1984-03-18 TO 1990-01-01]", PLAIN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "LS1 1AA, true",
    "ls1-1aa, true",
    "postal_code:LS1 1AA, true",
    "smith 1985 LS1 1AA, true",
    "0113 496 0999, true",
    "phone:0113 496 0999, true",
    "LS1, false",
    "postal_code:ls1, false"
  })
  void shouldFindNumbersTypedWithSpaces(String text, boolean first) throws IOException {
    UUID other = index.put(at("LS1 9ZZ", "0113 496 0111"));
    UUID wanted = index.put(at("LS11AA", "0113 496 0999"));
    index.put(at("LS12 1AA", "0113 497 0999"));

    if (first) {
      assertThat(index.ids(text, PLAIN)).startsWith(wanted);
    } else {
      assertThat(index.ids(text, PLAIN)).containsExactlyInAnyOrder(wanted, other);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01134960999",
        "0044 113 4960999",
        "\"+44 113 496 0999\"",
        "phone:0113-4960999",
        "1134960999"
      })
  void shouldFindTelephoneNumbersTypedWithDiallingZeros(String text) throws IOException {
    UUID id = index.put(at("LS1 1AA", "+441134960999"));
    index.put(at("LS1 1AA", "+441134960111"));

    assertThat(index.ids(text, PLAIN)).containsExactly(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LS1 1AA", "LS1", "smith 1985 LS1 1AA", "0113 496 0999"})
  void shouldNotFindMaskedNumbersInAnyForm(String text) throws IOException {
    index.put(at("LS1 1AA", "0113 496 0999"));

    assertThat(index.ids(text, MASKED)).isEmpty();
  }

  private static Worker at(String postalCode, String phone) {
    return SearchPeople.named("Okafor", "Ada")
        .addresses(List.of(SearchPeople.address("Leeds", postalCode)))
        .telecom(List.of(ContactPoint.of(ContactPointSystem.PHONE, phone)))
        .build();
  }

  @Test
  void shouldNotSearchMaskedFieldsForReadersOfMaskedRecords() throws IOException {
    UUID id = index.put(SearchPeople.doctor().build());

    assertThat(index.ids("1984-03-17", MASKED)).isEmpty();
    assertThat(index.ids("SW1A1AA", MASKED)).isEmpty();
    assertThat(index.ids("1984", MASKED)).containsExactly(id);
    assertThat(index.ids("paulo", MASKED)).containsExactly(id);
  }

  @Test
  void shouldKeepTenantsApart() throws IOException {
    index.put(UUID.randomUUID(), SearchPeople.named("Okafor", "Ada").build());

    assertThat(index.find("*", PLAIN, Page.first(10)).total()).isZero();
  }

  @Test
  void shouldFilter() throws IOException {
    UUID retired =
        index.put(
            SearchPeople.named("Okafor", "Ada")
                .employmentStatus(EmploymentStatus.RETIRED)
                .active(false)
                .build());
    index.put(SearchPeople.named("Okafor", "Eve").build());
    SearchFilters filters =
        new SearchFilters(
            Optional.of(false),
            Optional.of(EmploymentStatus.RETIRED),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    assertThat(index.find("okafor", PLAIN, Page.first(10).with(filters)).hits())
        .extracting(Hit::id)
        .containsExactly(retired);
  }

  @Test
  void shouldEndQueriesAtTheTimeLimit() throws IOException {
    for (int count = 0; count < 3000; count++) {
      index.put(
          SearchPeople.named("Family" + count, "Given" + count)
              .birthDate(LocalDate.of(1980, 1, 1))
              .build());
    }
    String heavy = String.join(" ", Collections.nCopies(20, "fa* gi* family1~2"));

    SearchOutcome outcome = index.find(heavy, PLAIN, Page.first(10), Duration.ZERO);

    assertThat(outcome).isEqualTo(new SearchOutcome.TimedOut());
  }
}
