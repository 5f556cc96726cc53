package org.workerservice.flow.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.json.Json;
import org.workerservice.model.DocumentType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.persistence.assignment.TimelineEntry;
import org.workerservice.persistence.assignment.TimelineEntry.Place;
import org.workerservice.persistence.assignment.TimelineEntry.Range;

class TimelineTest {
  private static final List<IdentityDocument> PASSPORT =
      List.of(
          new IdentityDocument(
              DocumentType.PASSPORT,
              "123456789",
              Optional.of("GB"),
              Optional.empty(),
              Optional.of(LocalDate.parse("2020-01-01")),
              Optional.of(LocalDate.parse("2030-01-01")),
              true));

  private static TimelineEntry other(String day) {
    return new TimelineEntry(
        new Place(Instant.parse(day + "T12:00:00Z"), "record-1"),
        false,
        "created",
        Json.MAPPER.createObjectNode());
  }

  private static Timeline page(Range range, String... days) {
    return Timeline.of(
        List.of(days).stream().map(TimelineTest::other).toList(),
        PASSPORT,
        number -> "*" + number,
        range);
  }

  private static Range range(boolean newestFirst, int limit) {
    return new Range(Optional.empty(), newestFirst, limit);
  }

  @Test
  void shouldMergeDocumentsInTheOrderOfThePage() {
    Timeline oldest = page(range(false, 10), "2019-12-31", "2024-01-01");
    Timeline newest = page(range(true, 10), "2024-01-01", "2019-12-31");

    assertThat(oldest.entries())
        .extracting(TimelineEntry::type)
        .containsExactly("created", "document_issued", "created", "document_expires");
    assertThat(newest.entries()).isEqualTo(oldest.entries().reversed());
    assertThat(oldest.next()).isEmpty();
    assertThat(oldest.entries().get(1).detail().path("number").asText()).isEqualTo("*123456789");
  }

  @Test
  void shouldEndAPageBeforeTheEntriesThatDoNotFit() {
    Timeline first = page(range(false, 2), "2019-12-31", "2024-01-01");
    Timeline second = page(new Range(first.next(), false, 2), "2024-01-01");

    assertThat(first.entries())
        .extracting(TimelineEntry::type)
        .containsExactly("created", "document_issued");
    assertThat(first.next()).contains(first.entries().getLast().place());
    assertThat(second.entries())
        .extracting(TimelineEntry::type)
        .containsExactly("created", "document_expires");
    assertThat(second.next()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1850-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "9999-12-31T00:00:00Z"})
  void shouldReadTheTextOfAPlace(String time) {
    Place place = new Place(Instant.parse(time), "document-0-issued");

    assertThat(Place.of(place.text())).contains(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1_",
        "_a",
        "x_a",
        "1_A",
        "1_a'",
        "999999999999999999_a",
        "-999999999999999999_a",
        "9999999999999999999_a"
      })
  void shouldReadNoOtherText(String text) {
    assertThat(Place.of(text)).isEmpty();
  }
}
