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

  @Test
  void shouldRefuseAnAlteredCursor() {
    for (Ranking order : Ranking.values()) {
      Optional<PageViews.Id> view =
          order.mayChange() ? Optional.of(new PageViews.Id(-3, 4)) : Optional.empty();
      String text = new PageCursor(order, 7.25f, UUID.randomUUID(), view).encode("q");

      for (int place = 0; place < text.length(); place++) {
        char other = text.charAt(place) == 'B' ? 'A' : 'B';
        String altered = text.substring(0, place) + other + text.substring(place + 1);
        assertThat(PageCursor.decode(altered, "q")).as("%s at %s", order, place).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "!!!!", "AAAA", "f8AAAAGh_q4kLHScmuiTleNaZOs"})
  void shouldRefuseWhatItDidNotWrite(String text) {
    assertThat(PageCursor.decode(text, "q")).isEmpty();
  }

  @Test
  void shouldRefuseUnknownOrdersAndMissingViews() {
    PageCursor relevanceWithoutView =
        new PageCursor(Ranking.RELEVANCE, 0, UUID.randomUUID(), Optional.empty());
    byte[] unknownOrder = new byte[41];
    Arrays.fill(unknownOrder, (byte) 99);

    assertThat(PageCursor.decode(relevanceWithoutView.encode("q"), "q")).isEmpty();
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(unknownOrder);
    assertThat(PageCursor.decode(text, "q")).isEmpty();
  }
}
