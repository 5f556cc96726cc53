package org.workerservice.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workerservice.observability.Expression.Selector;

class ExpressionTest {
  @Test
  void shouldFindMetricsLabelsAndGroupings() {
    Expression expression =
        Expression.parse(
            "histogram_quantile(0.95, sum by (le, route) (rate(time_bucket{route=~\"/api/.*\","
                + " code!=\"x{y}\"}[$__rate_interval]))) or max(gauge) / count_total");

    assertThat(expression.groupings()).containsExactly("le", "route");
    assertThat(expression.selectors())
        .containsExactly(
            new Selector("time_bucket", Set.of("route", "code")),
            new Selector("gauge", Set.of()),
            new Selector("count_total", Set.of()));
  }
}
