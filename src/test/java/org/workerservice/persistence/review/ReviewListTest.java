package org.workerservice.persistence.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewListTest {
  private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final ReviewFilter WORKER =
      new ReviewFilter(
          Optional.of(ReviewStatus.PENDING),
          Optional.empty(),
          Optional.empty(),
          Optional.of(ID),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(new ReviewFilter.Assignee.To("steward")),
          Optional.of(true));

  @ParameterizedTest
  @EnumSource(ReviewOrder.class)
  void shouldUseEveryParameterAndOnlyTheConditionsThatWereSent(ReviewOrder order) {
    ReviewList list =
        ReviewList.of(
            new ReviewCommand.ListItems(
                ID, WORKER, order, 0.85, Optional.of(new ReviewOrder.Place(order, 9000, ID)), 10));

    for (int index = 1; index <= list.parameters().size(); index++) {
      assertThat(list.sql()).contains("$" + index);
    }
    assertThat(list.sql())
        .doesNotContain("$" + (list.parameters().size() + 1))
        .doesNotContainPattern("\\$\\d+(::\\w+)? IS NULL");
  }
}
