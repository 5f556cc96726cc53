package org.workerservice.survivorship;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.model.FieldSetter;
import org.workerservice.model.FieldSource;
import org.workerservice.model.HumanName;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;
import org.workerservice.survivorship.FieldOrigins.Choice;
import org.workerservice.survivorship.FieldOrigins.Withdrawn;
import org.workerservice.survivorship.SystemTrust.Ranking;

class FieldOriginsTest {
  private static final Instant THEN = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
  private static final Ranking TRUST = new Ranking(List.of());
  private static final Choice CHOICE = new Choice(Set.of("marital_status"), NOW);
  private static final Worker MASTER = worker(1, "hr", "single");
  private static final Worker DUPLICATE = worker(2, "payroll", "married");
  private static final Withdrawn WITHDRAWN = new Withdrawn(CHOICE, MASTER);

  private static Worker worker(long id, String system, String status) {
    return FieldOrigins.created(
        Worker.named(HumanName.of("Okafor", "Ada"))
            .id(new UUID(1, id))
            .maritalStatus(status)
            .sources(List.of(new WorkerSource(system, "7", Optional.of(THEN))))
            .build(),
        THEN);
  }

  private static Worker merged(Worker chosen) {
    Merged step =
        Survivorship.merge(
            side(MASTER),
            side(DUPLICATE),
            new Rules(Rule.KEEP_MASTER, Map.of()),
            Map.of("marital_status", chosen.id().orElseThrow()));
    return FieldOrigins.merged(MASTER, DUPLICATE, step, CHOICE);
  }

  private static Side side(Worker worker) {
    return new Side(worker, field -> FieldOrigins.provenance(worker, field, TRUST));
  }

  private static Worker fed(Worker worker, String system, String status) {
    Feed feed =
        new Feed(
            new SourceKey(system, "7"),
            Optional.empty(),
            worker(3, system, status),
            Set.of("marital_status"));
    return FedWorker.of(worker, feed, TRUST).worker();
  }

  @Test
  void shouldProtectTheChoiceOfAMergeFromFeeds() {
    Worker duplicates = merged(DUPLICATE);
    assertThat(FieldOrigins.of(duplicates, "marital_status"))
        .contains(FieldSource.of(FieldSetter.PERSON, NOW));
    assertThat(fed(duplicates, "hr", "single").maritalStatus()).contains("married");

    Worker masters = merged(MASTER);
    assertThat(fed(masters, "payroll", "married").maritalStatus()).contains("single");
  }

  @Test
  void shouldGiveTheSourceBackWhenTheChoiceIsReversed() {
    for (Worker chosen : List.of(MASTER, DUPLICATE)) {
      Worker now = merged(chosen);
      Worker after = now.toBuilder().maritalStatus("single").build();

      assertThat(FieldOrigins.reversed(now, after, MASTER, DUPLICATE, WITHDRAWN).fieldProvenance())
          .isEqualTo(MASTER.fieldProvenance());
    }
  }

  @Test
  void shouldKeepALaterCorrectionWhenTheMergeIsReversed() {
    Worker merged = merged(DUPLICATE);
    Worker now =
        FieldOrigins.changed(
            merged,
            merged.toBuilder().maritalStatus("widowed").build(),
            FieldSource.of(FieldSetter.PERSON, NOW.plusSeconds(1)),
            TRUST);

    assertThat(FieldOrigins.reversed(now, now, MASTER, DUPLICATE, WITHDRAWN).fieldProvenance())
        .isEqualTo(now.fieldProvenance());
  }
}
