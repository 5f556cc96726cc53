package org.workerservice.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TenantWalkTest {
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID SECOND = new UUID(1, 2);
  private static final UUID THIRD = new UUID(1, 3);

  private final List<UUID> turns = new ArrayList<>();
  private final Map<UUID, Integer> tenantToSteps = new HashMap<>();
  private UUID failing = new UUID(9, 9);

  private final TenantWalk walk =
      new TenantWalk(() -> Future.succeededFuture(List.of(FIRST, SECOND, THIRD)), this::step);

  /** Each tenant has a number of steps to do, and one record left for each of them. */
  private Future<Progress> step(UUID tenant) {
    turns.add(tenant);
    if (tenant.equals(failing)) {
      throw new IllegalStateException("poison");
    }
    int left = tenantToSteps.merge(tenant, -1, Integer::sum);
    return Future.succeededFuture(new Progress(left > 0, 1, Math.max(0, left), 0));
  }

  @Test
  void shouldGiveEachTenantItsTurnBeforeALargeOneContinues() {
    tenantToSteps.putAll(Map.of(FIRST, 3, SECOND, 1, THIRD, 2));

    List<Progress> steps = run();

    assertThat(turns).containsExactly(FIRST, SECOND, THIRD, FIRST, THIRD, FIRST);
    assertThat(steps.stream().map(Progress::remaining)).containsExactly(2L, 2L, 3L, 2L, 1L, 0L);
  }

  @Test
  void shouldGiveTheOthersTheirTurnWhenOneFailsAndFailAtTheEnd() {
    failing = FIRST;
    tenantToSteps.putAll(Map.of(SECOND, 2, THIRD, 1));

    for (int step = 0; step < 3; step++) {
      assertThat(walk.get().result().hasMore()).isTrue();
    }
    Future<Progress> last = walk.get();

    assertThat(turns).containsExactly(FIRST, SECOND, THIRD, SECOND);
    assertThat(last.cause()).hasMessageContaining(FIRST.toString()).hasRootCauseMessage("poison");
  }

  @Test
  void shouldTryTheOneThatFailedAgainInTheNextRun() {
    failing = THIRD;
    tenantToSteps.putAll(Map.of(FIRST, 1, SECOND, 1));
    walk.get();
    walk.get();
    assertThat(walk.get().failed()).isTrue();

    failing = new UUID(9, 9);
    tenantToSteps.putAll(Map.of(FIRST, 1, SECOND, 1, THIRD, 1));

    assertThat(run()).hasSize(3);
    assertThat(turns).endsWith(FIRST, SECOND, THIRD);
  }

  @Test
  void shouldHaveNothingToDoWithoutTenants() {
    TenantWalk empty = new TenantWalk(() -> Future.succeededFuture(List.of()), this::step);

    assertThat(empty.get().result()).isEqualTo(Progress.FINISHED);
  }

  private List<Progress> run() {
    List<Progress> steps = new ArrayList<>();
    do {
      steps.add(walk.get().result());
    } while (steps.getLast().hasMore());
    return steps;
  }
}
