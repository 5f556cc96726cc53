package org.workerservice.flow.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.organization.OrganizationChange;
import org.workerservice.persistence.organization.OrganizationCommand;
import org.workerservice.persistence.organization.OrganizationCommand.Find;
import org.workerservice.persistence.organization.OrganizationCommand.Write;
import org.workerservice.persistence.organization.OrganizationRefusal;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.Committed;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.Refused;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FlowTools;

class RestoreOrganizationTest {
  private static final String FIND = "persistence.organizations Find";
  private static final String WRITE = "persistence.organizations Write";
  private static final UUID ID = new UUID(6, 1);

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<OrganizationCommand<?>> organizations =
      actors.at(OrganizationCommand.ADDRESS);

  private RequestContext context;

  @BeforeEach
  void start() {
    context = actors.context();
  }

  private static Organization deleted(long version) {
    return Organization.named("The Surgery")
        .id(ID)
        .version(version)
        .deletedAt(Instant.EPOCH)
        .build();
  }

  private Future<OrganizationOutcome> restore() {
    return new RestoreOrganization(FlowTools.on(actors.bus()))
        .restore(context, ID, Optional.empty());
  }

  private static Refused overtaken() {
    return new Refused(Map.of(0, new OrganizationRefusal.VersionMismatch(4)));
  }

  @Test
  void shouldWriteTheRecordThatWasRead() {
    Organization living = Organization.named("The Surgery").id(ID).version(3).build();
    organizations
        .answer(Find.class, Optional.of(deleted(2)))
        .answer(Write.class, new Committed(List.of(living)));

    assertThat(actors.value(this::restore))
        .isEqualTo(new OrganizationOutcome.Written(WriteEffect.RESTORED, living));
    assertThat(actors.steps()).containsExactly(FIND, WRITE);
  }

  @Test
  void shouldReportThatNoOrganisationEverHadTheId() {
    organizations.answer(Find.class, Optional.empty());

    assertThat(actors.value(this::restore)).isEqualTo(new OrganizationOutcome.NotFound());
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldReadAgainAfterAConcurrentRestoreAndDelete() {
    organizations
        .answer(Find.class, Optional.of(deleted(2)))
        .answer(Write.class, overtaken())
        .answer(Find.class, Optional.of(deleted(4)))
        .answer(Write.class, new Committed(List.of(deleted(5))));

    assertThat(actors.value(this::restore)).isInstanceOf(OrganizationOutcome.Written.class);
    assertThat(actors.steps()).containsExactly(FIND, WRITE, FIND, WRITE);
    assertThat(organizations.received(Write.class))
        .extracting(write -> write.changes().getFirst())
        .extracting(change -> ((OrganizationChange.Restore) change).organization().version())
        .containsExactly(2L, 4L);
  }

  @Test
  void shouldNotRetryAfterTheDeadline() {
    organizations
        .answer(Find.class, Optional.of(deleted(2)))
        .next(
            Write.class,
            write -> {
              actors.passDeadline();
              return Future.succeededFuture(overtaken());
            });

    assertThat(actors.failure(this::restore))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class, late -> assertThat(late.reason()).isEqualTo(Reason.BUSY));
    assertThat(actors.steps()).containsExactly(FIND, WRITE);
  }
}
