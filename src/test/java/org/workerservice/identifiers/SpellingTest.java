package org.workerservice.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class SpellingTest {
  /** A no-break space, which every spelling drops, forces the path for other characters. */
  private static final String NOT_ASCII = "\u00a0";

  @Property
  void shouldReadAsciiLikeOtherCharacters(
      @ForAll Spelling spelling,
      @ForAll @StringLength(max = 60) @CharRange(from = 0, to = 127) String text) {
    assertThat(spelling.compact(text)).isEqualTo(spelling.compact(text + NOT_ASCII));
  }
}
