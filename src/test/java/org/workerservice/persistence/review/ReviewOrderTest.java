package org.workerservice.persistence.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewOrderTest {
  private static final StoredReview ITEM =
      new StoredReview(
          UUID.fromString("0198c0de-0000-7000-8000-000000000001"),
          UUID.fromString("0198c0de-0000-7000-8000-000000000002"),
          UUID.fromString("0198c0de-0000-7000-8000-000000000003"),
          ReviewStatus.PENDING,
          "import",
          new ReviewScore(0.9132, "probable", "{}", Optional.empty(), Optional.empty()),
          OptionalInt.empty(),
          1,
          Instant.parse("2026-01-31T08:00:00.123456Z"),
          Instant.parse("2026-01-31T08:00:00.123456Z"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  @ParameterizedTest
  @EnumSource(ReviewOrder.class)
  void shouldReadThePlacesThatItWrites(ReviewOrder order) {
    ReviewOrder.Place place = order.placeOf(ITEM);

    assertThat(order.place(place.text())).contains(place);
  }

  @Test
  void shouldKeepScoresAndTimesExactly() {
    assertThat(ReviewOrder.SCORE.placeOf(ITEM).key()).isEqualTo(9132);
    assertThat(ReviewOrder.AGE.placeOf(ITEM).key()).isEqualTo(1_769_846_400_123_456L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "s1",
        "s1.",
        "s1.x",
        "s-1.0198c0de-0000-7000-8000-000000000001",
        "a1.0198c0de-0000-7000-8000-000000000001",
        "s1.0198c0de-0000-7000-8000-00000000000",
        "s1.------------------------------------",
        "s10001.0198c0de-0000-7000-8000-000000000001",
        "s999999999999999999.0198c0de-0000-7000-8000-000000000001"
      })
  void shouldRefuseOtherPlaces(String text) {
    assertThat(ReviewOrder.SCORE.place(text)).isEmpty();
  }
}
