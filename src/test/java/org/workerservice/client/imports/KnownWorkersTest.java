package org.workerservice.client.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workerservice.client.imports.MissingWorkers.Missing;

class KnownWorkersTest {
  private static KnownWorkers known(Set<String> fileIds, List<Missing> keys) {
    KnownWorkers known = new KnownWorkers(fileIds);
    keys.forEach(key -> known.add(key.sourceId(), key.worker()));
    return known;
  }

  @Test
  void shouldMissOnlyWorkersWithoutAnyKeyInTheFile() {
    KnownWorkers known =
        known(
            Set.of("2", "3"),
            List.of(
                new Missing("1", "ada"),
                new Missing("2", "ada"),
                new Missing("3", "ben"),
                new Missing("4", "ben"),
                new Missing("5", "cyd"),
                new Missing("6", "cyd")));

    assertThat(known.missing()).containsExactly(new Missing("5", "cyd"));
    assertThat(known.count()).isEqualTo(3);
  }
}
