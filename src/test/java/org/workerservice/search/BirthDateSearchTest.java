package org.workerservice.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.search.TestIndex.PLAIN;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;

/** Searches find birth dates that lie wholly in the time that is searched. */
class BirthDateSearchTest {
  @RegisterExtension private final TestIndex index = new TestIndex();
  private final Map<UUID, String> idToBirthDate = new LinkedHashMap<>();

  @BeforeEach
  void fill() throws IOException {
    for (String birthDate :
        List.of("1979", "1980", "1980-01", "1980-05", "1980-05-17", "1980-12-31", "1981")) {
      Worker worker =
          SearchPeople.named("Okafor", "Ada").birthDate(PartialDate.parse(birthDate)).build();
      idToBirthDate.put(index.put(worker), birthDate);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "birth_date:1980, 1980 1980-01 1980-05 1980-05-17 1980-12-31",
    "birth_date:1980-05, 1980-05 1980-05-17",
    "birth_date:1980-05-17, 1980-05-17",
    "birth_date:1980-01-01, ''",
    "birth_date:17.05.1980, 1980-05-17",
    "birth_date:17/05/1980, 1980-05-17",
    "birth_date:5/17/1980, 1980-05-17",
    "birth_date:1980/5/17, 1980-05-17",
    "birth_date:05/1980, 1980-05 1980-05-17",
    "birth_date:5.1980, 1980-05 1980-05-17",
    "birth_date:\"May 1980\", 1980-05 1980-05-17",
    "birth_date:\"17 May 1980\", 1980-05-17",
    "'birth_date:\"May 17, 1980\"', 1980-05-17",
    "birth_date:\"17. Mai 1980\", 1980-05-17",
    "birth_date:\"17 de mayo de 1980\", 1980-05-17",
    "birth_date:17-May-1980, 1980-05-17",
    "birth_date:[17.05.1980 TO 31.12.1980], 1980-05-17 1980-12-31",
    "birth_year:1980, 1980 1980-01 1980-05 1980-05-17 1980-12-31",
    "birth_date:[1980 TO 1981], 1980 1980-01 1980-05 1980-05-17 1980-12-31 1981",
    "birth_date:[1980-01-01 TO 1980-12-31], 1980 1980-01 1980-05 1980-05-17 1980-12-31",
    "birth_date:[1980-01-02 TO 1980-12-31], 1980-05 1980-05-17 1980-12-31",
    "birth_date:[1980-05 TO 1981], 1980-05 1980-05-17 1980-12-31 1981",
    "birth_date:[1980-05 TO 1980], 1980-05 1980-05-17 1980-12-31",
    "birth_date:[* TO 1980-05-30], 1979 1980-01 1980-05-17",
    "birth_date:[* TO 1980-05], 1979 1980-01 1980-05 1980-05-17",
    "birth_date:[1980-12 TO *], 1980-12-31 1981",
    "birth_date:198*, 1980 1980-01 1980-05 1980-05-17 1980-12-31 1981",
    "birth_date:1980-0*, 1980-01 1980-05 1980-05-17",
    "birth_date:1980-05*, 1980-05 1980-05-17",
    "1980-05, 1980-05 1980-05-17",
    "1980-05-17, 1980-05-17"
  })
  void shouldFindBirthDatesWithinATime(String query, String birthDates) throws IOException {
    List<String> expected = birthDates.isEmpty() ? List.of() : List.of(birthDates.split(" "));

    assertThat(index.ids(query, PLAIN).stream().map(idToBirthDate::get))
        .containsExactlyInAnyOrderElementsOf(expected);
  }
}
