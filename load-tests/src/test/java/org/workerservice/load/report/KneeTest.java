package org.workerservice.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KneeTest {
  @Test
  void shouldFindWhereThroughputStopsGrowing() {
    List<Level> levels =
        List.of(new Level(1, 100), new Level(2, 190), new Level(4, 300), new Level(8, 310));

    assertThat(Knee.of(levels)).contains(new Level(4, 300));
  }

  @Test
  void shouldNotBeMovedByChanceDifferencesOnThePlateau() {
    List<Level> levels =
        List.of(new Level(4, 300), new Level(8, 290), new Level(16, 320), new Level(32, 280));

    assertThat(Knee.of(levels)).contains(new Level(4, 300));
  }

  @Test
  void shouldFindNoneWhileThroughputGrows() {
    List<Level> levels = List.of(new Level(1, 100), new Level(2, 200), new Level(4, 390));

    assertThat(Knee.of(levels)).isEmpty();
  }
}
