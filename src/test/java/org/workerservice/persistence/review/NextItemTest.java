package org.workerservice.persistence.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Role;

class NextItemTest {
  private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final ReviewFilter PENDING =
      new ReviewFilter(
          Optional.of(ReviewStatus.PENDING),
          Optional.empty(),
          Optional.empty(),
          Optional.of(ID),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static NextItem next(ReviewOrder order, boolean includesEscalated) {
    RequestContext context =
        new RequestContext(
            "steward",
            Set.of(Role.CREDENTIALING_OFFICER),
            ID,
            Optional.empty(),
            Optional.empty(),
            "trace",
            Deadline.in(Duration.ofSeconds(1)));
    return NextItem.of(
        new StewardCommand.TakeNext(
            context, PENDING, order, 0.85, Duration.ofMinutes(30), List.of(ID), includesEscalated));
  }

  @ParameterizedTest
  @EnumSource(ReviewOrder.class)
  void shouldUseEveryParameterOnce(ReviewOrder order) {
    NextItem next = next(order, false);

    for (int index = 1; index <= next.parameters().size(); index++) {
      assertThat(next.sql()).contains("$" + index);
    }
    assertThat(next.sql()).doesNotContain("$" + (next.parameters().size() + 1));
    assertThat(next.parameters().getValue(next.parameters().size() - 1)).isEqualTo(1_800_000L);
    assertThat(next.parameters().getValue(next.parameters().size() - 2)).isEqualTo("steward");
  }

  @ParameterizedTest
  @EnumSource(ReviewOrder.class)
  void shouldLeaveOutEscalatedItemsOfOthersOnly(ReviewOrder order) {
    String sql = next(order, false).sql();

    assertThat(sql.indexOf("escalated_at IS NULL")).isGreaterThan(sql.indexOf("free AS"));
    assertThat(next(order, true).sql()).doesNotContain("escalated_at IS NULL");
  }
}
