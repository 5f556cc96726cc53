package org.workerservice.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {
  @Test
  void shouldReadWhatItWrote() {
    PageCursor cursor = new PageCursor(7.25f, UUID.randomUUID());

    assertThat(PageCursor.decode(cursor.encode())).isEqualTo(Optional.of(cursor));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "!!!!", "AAAA", "f8AAAAGh_q4kLHScmuiTleNaZOs"})
  void shouldRefuseWhatItDidNotWrite(String text) {
    assertThat(PageCursor.decode(text)).isEmpty();
  }
}
