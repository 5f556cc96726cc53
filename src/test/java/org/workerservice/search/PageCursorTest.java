package org.workerservice.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.search.index.PageViews;

class PageCursorTest {
  private static final int MAX_LENGTH_IN_THE_CONTRACT = 64;

  @Test
  void shouldReadWhatItWrote() {
    for (Ranking order : Ranking.values()) {
      PageCursor cursor =
          new PageCursor(
              order,
              7.25f,
              UUID.randomUUID(),
              order.mayChange() ? Optional.of(new PageViews.Id(-3, 4)) : Optional.empty());

      assertThat(PageCursor.decode(cursor.encode("q"), "q")).isEqualTo(Optional.of(cursor));
      assertThat(cursor.encode("q")).hasSizeLessThanOrEqualTo(MAX_LENGTH_IN_THE_CONTRACT);
    }
  }

  @Test
  void shouldRefuseACursorOfAnotherQuery() {
    PageCursor cursor = new PageCursor(Ranking.ID, 0, UUID.randomUUID(), Optional.empty());

    assertThat(PageCursor.decode(cursor.encode("city:leeds"), "city:york")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "!!!!", "AAAA", "f8AAAAGh_q4kLHScmuiTleNaZOs"})
  void shouldRefuseWhatItDidNotWrite(String text) {
    assertThat(PageCursor.decode(text, "q")).isEmpty();
  }

  @Test
  void shouldRefuseUnknownOrdersAndMissingViews() {
    byte[] relevanceWithoutView = new byte[25];
    byte[] unknownOrder = new byte[41];
    Arrays.fill(unknownOrder, (byte) 1);
    unknownOrder[0] = 99;

    for (byte[] bytes : new byte[][] {relevanceWithoutView, unknownOrder}) {
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      assertThat(PageCursor.decode(text, "q")).as(text).isEmpty();
    }
  }
}
