package org.workerservice.flow.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.SampleWorkers.id;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.flow.worker.CreateOutcome.Created;
import org.workerservice.flow.worker.CreateOutcome.Held;
import org.workerservice.flow.worker.CreateOutcome.Unconditional;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Create;
import org.workerservice.persistence.worker.write.WriteOutcome.Stale;
import org.workerservice.search.criteria.CodedValue;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.SampleWorkers;

/** Creates on the condition that no worker holds an identifier. */
class CreateUnlessHeldTest {
  private static final CodedValue EMPLOYEE = CodedValue.of("urn:acme", "E-4711");

  @RegisterExtension private final CreateStage stage = new CreateStage();
  private final FakeActors actors = stage.actors();
  private final FakeActor<WriteItem> writer = stage.writer();
  private final FakeRegistry registry = stage.registry();

  private CreateOutcome outcomeUnlessHeld() {
    stage.worker(stage.worker().toBuilder().identifiers(employee("E-4711")).build());
    return actors.value(
        () -> stage.flow().createUnlessHeld(stage.request(Duration.ofMinutes(1)), EMPLOYEE));
  }

  private static List<Identifier> employee(String number) {
    return List.of(Identifier.of(IdentifierType.EMPLOYEE, "urn:acme", number));
  }

  @Test
  void shouldCreateIfNoWorkerHoldsTheIdentifier() {
    registry.put(SampleWorkers.living(1).identifiers(employee("E-4712")).build());

    assertThat(outcomeUnlessHeld()).isInstanceOf(Created.class);
  }

  @Test
  void shouldNameTheHoldersOfTheIdentifierEvenIfTheyAreSimilar() {
    registry.put(SampleWorkers.living(1).identifiers(employee("E-4711")).build());
    registry.put(SampleWorkers.living(2).identifiers(employee("e4711")).build());
    stage.similar(3);

    assertThat(outcomeUnlessHeld()).isEqualTo(new Held(Set.of(id(1), id(2))));
    assertThat(stage.written()).isEmpty();
  }

  @Test
  void shouldNoticeAHolderThatIsWrittenJustBefore() {
    writer.always(
        Create.class,
        create -> {
          registry.put(SampleWorkers.living(1).identifiers(employee("E-4711")).build());
          return new Stale(Set.of(id(1)), registry.newest());
        });

    assertThat(outcomeUnlessHeld()).isEqualTo(new Held(Set.of(id(1))));
    assertThat(stage.written()).hasSize(1);
  }

  @Test
  void shouldRefuseAConditionThatItCannotKeep() {
    assertThat(
            actors.value(
                () ->
                    stage.flow().createUnlessHeld(stage.request(Duration.ofMinutes(1)), EMPLOYEE)))
        .isEqualTo(new Unconditional());
    assertThat(stage.written()).isEmpty();
  }
}
