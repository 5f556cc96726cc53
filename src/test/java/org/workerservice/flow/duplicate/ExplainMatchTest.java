package org.workerservice.flow.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.audit.Audit;
import org.workerservice.audit.AuditCommand;
import org.workerservice.audit.AuditCommand.RecordAccess;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.duplicate.ExplainMatch.Outcome;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.MatchCommand.Score;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.Matching;
import org.workerservice.matching.feature.KeyOverlap;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.HumanName;
import org.workerservice.model.MatchDecision;
import org.workerservice.model.Worker;
import org.workerservice.persistence.review.PairDecision;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReadCommand.FindDecisions;
import org.workerservice.persistence.worker.read.ReadCommand.FindWorkers;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FakeScores;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;

class ExplainMatchTest {
  private static final String FIND_WORKERS = "persistence.reader FindWorkers";
  private static final String FIND_DECISIONS = "persistence.reader FindDecisions";
  private static final String SCORE = "matching Score";
  private static final String RECORD = "audit RecordAccess";
  private static final MatchSettings SETTINGS = MatchPreset.DEFAULT.settings();
  private static final Worker FIRST = SampleWorkers.living(1).build();
  private static final Worker SECOND =
      SampleWorkers.living(2).name(HumanName.of("Hartley", "Amelia")).build();

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<ReadCommand<?>> reader = actors.at(ReadCommand.ADDRESS);
  private final FakeActor<MatchCommand> matching = actors.at(Matching.ADDRESS);
  private final FakeActor<AuditCommand<?>> audit = actors.at(Audit.ADDRESS);
  private final FakeRegistry registry = new FakeRegistry(reader);

  private RequestContext context;

  @BeforeEach
  void start() {
    FakeScores _ = new FakeScores(matching).put(id(2), 0.3);
    context = actors.context();
    registry.put(FIRST, SECOND);
    audit.always(RecordAccess.class, access -> true);
  }

  private Future<Outcome> explain() {
    Toolbox tools = FlowTools.on(actors.bus());
    return new ExplainMatch(tools, new ReadWorkers(tools)).explain(context, id(1), id(2), SETTINGS);
  }

  private Outcome outcome() {
    Outcome outcome = actors.value(this::explain);
    actors.settle();
    return outcome;
  }

  @Test
  void shouldExplainTwoWorkersEvenWithALowScore() {
    reader.answer(
        FindDecisions.class,
        List.of(new PairDecision(id(2), MatchDecision.REJECTED, 2, Optional.empty())));

    assertThat(outcome())
        .isEqualTo(
            new Outcome.Explained(
                new PotentialMatch(
                    FIRST,
                    SECOND,
                    FakeScores.scored(id(2), 0.3).result(),
                    Optional.of(MatchDecision.REJECTED)),
                KeyOverlap.of(FIRST, SECOND)));

    assertThat(actors.steps())
        .containsExactly(FIND_WORKERS, SCORE, FIND_DECISIONS, FIND_WORKERS, RECORD);
    assertThat(matching.received(Score.class).getFirst().settings()).isEqualTo(SETTINGS);
    assertThat(audit.received(RecordAccess.class))
        .containsExactly(new RecordAccess(context, "EXPLAIN", List.of(id(1), id(2))));
  }

  @Test
  void shouldReportWhichOfThemIsDeletedOrMissing() {
    registry.delete(id(2));
    assertThat(outcome()).isEqualTo(new Outcome.NotFound(id(2)));

    reader.answer(FindWorkers.class, List.of(SECOND));
    assertThat(outcome()).isEqualTo(new Outcome.NotFound(id(1)));
    assertThat(actors.steps()).containsExactly(FIND_WORKERS, RECORD, FIND_WORKERS, RECORD);
    assertThat(audit.received(RecordAccess.class))
        .containsExactly(
            new RecordAccess(context, "EXPLAIN", List.of(id(1))),
            new RecordAccess(context, "EXPLAIN", List.of(id(2))));
  }

  @Test
  void shouldNotShowAWorkerThatIsDeletedDuringTheComparison() {
    reader.next(
        FindDecisions.class,
        find -> {
          registry.delete(id(2));
          return Future.succeededFuture(List.of());
        });

    assertThat(outcome()).isEqualTo(new Outcome.NotFound(id(2)));
  }

  @Test
  void shouldNotStartAfterTheDeadline() {
    actors.passDeadline();

    assertThat(actors.failure(this::explain))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            late -> assertThat(late.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED));
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldFailWhenAnActorFailsAndRecordNothing() {
    matching.fail(Score.class, new IllegalStateException("scorer"));
    assertThat(actors.failure(this::explain)).hasMessage("scorer");

    reader.fail(FindWorkers.class, new IllegalStateException("reader"));
    assertThat(actors.failure(this::explain)).hasMessage("reader");
    actors.settle();
    assertThat(audit.received(RecordAccess.class)).isEmpty();
  }
}
