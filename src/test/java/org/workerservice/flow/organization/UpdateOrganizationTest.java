package org.workerservice.flow.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.VersionCondition;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.organization.OrganizationChange;
import org.workerservice.persistence.organization.OrganizationCommand;
import org.workerservice.persistence.organization.OrganizationCommand.Find;
import org.workerservice.persistence.organization.OrganizationCommand.Write;
import org.workerservice.persistence.organization.OrganizationRefusal;
import org.workerservice.persistence.organization.OrganizationWriteOutcome;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.Committed;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.Refused;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FlowTools;

class UpdateOrganizationTest {
  private static final String FIND = "persistence.organizations Find";
  private static final String WRITE = "persistence.organizations Write";
  private static final UUID ID = new UUID(6, 1);
  private static final int MANY = 100;

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<OrganizationCommand<?>> organizations =
      actors.at(OrganizationCommand.ADDRESS);

  private RequestContext context;
  private Organization current = named("The Surgery", 4);
  private VersionCondition expected = VersionCondition.ANY;
  private UnaryOperator<Organization> content = UpdateOrganizationTest::renamed;

  @BeforeEach
  void start() {
    context = actors.context();
    organizations
        .always(Find.class, find -> Optional.of(current))
        .always(Write.class, write -> committed(write));
  }

  private static Organization named(String name, long version) {
    return Organization.named(name).id(ID).version(version).build();
  }

  private static Organization renamed(Organization organization) {
    return organization.toBuilder().name("The Practice").build();
  }

  private static OrganizationWriteOutcome committed(Write write) {
    Organization now = write.changes().getFirst().content().orElseThrow();
    return new Committed(List.of(now.toBuilder().version(now.version() + 1).build()));
  }

  private static Refused overtaken(long version) {
    return new Refused(Map.of(0, new OrganizationRefusal.VersionMismatch(version)));
  }

  private UpdateOrganization flow() {
    return new UpdateOrganization(FlowTools.on(actors.bus()));
  }

  private Future<OrganizationOutcome> edit() {
    return flow().edit(context, ID, content, expected);
  }

  private OrganizationOutcome replaced(Organization organization) {
    return actors.value(() -> flow().replace(context, organization, expected));
  }

  private OrganizationOutcome edited() {
    return actors.value(this::edit);
  }

  private List<OptionalLong> versions() {
    return organizations.received(Write.class).stream()
        .map(write -> ((OrganizationChange.Update) write.changes().getFirst()).expectedVersion())
        .toList();
  }

  // Replacing.

  @Test
  void shouldWriteAReplacementWithoutReading() {
    expected = VersionCondition.only(4);

    assertThat(replaced(named("The Practice", 4)))
        .isEqualTo(new OrganizationOutcome.Written(WriteEffect.UPDATED, named("The Practice", 5)));
    assertThat(actors.steps()).containsExactly(FIND, WRITE);
    assertThat(versions()).containsExactly(OptionalLong.of(4));
  }

  @Test
  void shouldNotWriteAReplacementThatChangesNothing() {
    assertThat(replaced(named(" The  Surgery", 0)))
        .isEqualTo(new OrganizationOutcome.Unchanged(current));
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldRefuseAnInvalidReplacement() {
    assertThat(replaced(named("", 4))).isInstanceOf(OrganizationOutcome.Invalid.class);
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldNotReplaceAChangedOrganisation() {
    expected = VersionCondition.only(4);
    organizations.answer(Write.class, overtaken(5));

    assertThat(replaced(named("The Practice", 4)))
        .isEqualTo(new OrganizationOutcome.VersionMismatch(5));
    assertThat(actors.steps()).containsExactly(FIND, WRITE);
  }

  // Editing.

  @Test
  void shouldWriteAnEditAtTheVersionThatWasRead() {
    assertThat(edited())
        .isEqualTo(new OrganizationOutcome.Written(WriteEffect.UPDATED, named("The Practice", 5)));
    assertThat(actors.steps()).containsExactly(FIND, WRITE);
    assertThat(versions()).containsExactly(OptionalLong.of(4));
  }

  @Test
  void shouldNotWriteAnEditThatChangesNothing() {
    content = organization -> organization;

    assertThat(edited()).isEqualTo(new OrganizationOutcome.Unchanged(current));
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldNotEditWhatIsMissingOrDeleted() {
    current = current.toBuilder().deletedAt(Instant.EPOCH).build();
    assertThat(edited()).isEqualTo(new OrganizationOutcome.NotFound());

    organizations.answer(Find.class, Optional.empty());
    assertThat(edited()).isEqualTo(new OrganizationOutcome.NotFound());
    assertThat(actors.steps()).containsExactly(FIND, FIND);
  }

  @Test
  void shouldRefuseAnEditWithAnOutdatedExpectedVersion() {
    expected = VersionCondition.only(3);

    assertThat(edited()).isEqualTo(new OrganizationOutcome.VersionMismatch(4));
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldRefuseAnInvalidEdit() {
    content = organization -> organization.toBuilder().name("").build();

    assertThat(edited()).isInstanceOf(OrganizationOutcome.Invalid.class);
    assertThat(actors.steps()).containsExactly(FIND);
  }

  @Test
  void shouldFailWhenTheEditFails() {
    content =
        organization -> {
          throw new IllegalArgumentException("edit");
        };

    assertThat(actors.failure(this::edit)).hasMessage("edit");
    assertThat(actors.steps()).containsExactly(FIND);
  }

  // Races: the organisation is written between the read and the write.

  private void overtakenOnce() {
    organizations.next(
        Write.class,
        write -> {
          current = current.toBuilder().version(5).active(false).build();
          return Future.succeededFuture(overtaken(5));
        });
  }

  @Test
  void shouldEditTheNewestVersionAndLoseNoChange() {
    overtakenOnce();

    Organization written = ((OrganizationOutcome.Written) edited()).organization();

    assertThat(written.name()).isEqualTo("The Practice");
    assertThat(written.active()).isFalse();
    assertThat(actors.steps()).containsExactly(FIND, WRITE, FIND, WRITE);
    assertThat(versions()).containsExactly(OptionalLong.of(4), OptionalLong.of(5));
  }

  @Test
  void shouldNotRetryWhenTheExpectedVersionIsOutdated() {
    expected = VersionCondition.only(4);
    overtakenOnce();

    assertThat(edited()).isEqualTo(new OrganizationOutcome.VersionMismatch(5));
    assertThat(actors.steps()).containsExactly(FIND, WRITE);
  }

  private static Reason reason(Throwable failure) {
    assertThat(failure).isInstanceOf(ServiceUnavailable.class);
    return ((ServiceUnavailable) failure).reason();
  }

  @Test
  void shouldNotRetryAfterTheDeadline() {
    organizations.next(
        Write.class,
        write -> {
          actors.passDeadline();
          return Future.succeededFuture(overtaken(5));
        });

    assertThat(reason(actors.failure(this::edit))).isEqualTo(Reason.BUSY);
    assertThat(actors.steps()).containsExactly(FIND, WRITE);
  }

  @Test
  void shouldRetryUntilTheDeadline() {
    organizations.always(
        Write.class,
        write -> {
          actors.pass(Duration.ofMinutes(1).dividedBy(MANY));
          return overtaken(5);
        });

    assertThat(reason(actors.failure(this::edit))).isEqualTo(Reason.BUSY);
    assertThat(versions()).hasSize(MANY);
  }

  @Test
  void shouldFailWhenTheActorFails() {
    organizations.fail(Write.class, new IllegalStateException("writer"));
    assertThat(actors.failure(this::edit)).hasMessage("writer");

    organizations.fail(Find.class, new IllegalStateException("reader"));
    assertThat(actors.failure(this::edit)).hasMessage("reader");
  }
}
