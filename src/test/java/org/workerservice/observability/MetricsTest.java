package org.workerservice.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workerservice.observability.Page.Label;

class MetricsTest {
  @Test
  void shouldSayWhichVersionRuns() {
    Page page = Page.read(Metrics.registry("1.2.3").scrape());

    assertThat(page.named("worker_service_build_info"))
        .containsExactly(
            new Page.Series("worker_service_build_info", Set.of(new Label("version", "1.2.3")), 1));
  }
}
