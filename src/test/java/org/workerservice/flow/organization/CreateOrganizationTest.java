package org.workerservice.flow.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.FakeActors.TENANT;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.organization.OrganizationChange;
import org.workerservice.persistence.organization.OrganizationCommand;
import org.workerservice.persistence.organization.OrganizationCommand.FindVersion;
import org.workerservice.persistence.organization.OrganizationCommand.Write;
import org.workerservice.persistence.organization.OrganizationRefusal;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.Committed;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.Refused;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.Repeated;
import org.workerservice.persistence.organization.OrganizationWriteOutcome.RowsRepeated;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FlowTools;
import org.workerservice.validation.Violation;

class CreateOrganizationTest {
  private static final String WRITE = "persistence.organizations Write";
  private static final String FIND_VERSION = "persistence.organizations FindVersion";
  private static final UUID ID = new UUID(6, 1);
  private static final UUID HOLDER = new UUID(6, 2);
  private static final Organization CURRENT =
      Organization.named("The Surgery").id(ID).version(1).build();
  private static final IdempotencyKey KEY =
      new IdempotencyKey(TENANT, "steward", "POST /api/organizations", "key", "body");

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<OrganizationCommand<?>> organizations =
      actors.at(OrganizationCommand.ADDRESS);

  private RequestContext context;
  private Organization organization = Organization.named("The Surgery").build();

  @BeforeEach
  void start() {
    context = actors.context();
  }

  private Future<OrganizationOutcome> create() {
    return new CreateOrganization(FlowTools.on(actors.bus()))
        .create(context, organization, Optional.of(KEY));
  }

  private OrganizationOutcome outcome() {
    return actors.value(this::create);
  }

  @Test
  void shouldWriteTheOrganisationUnderANewId() {
    organizations.answer(Write.class, new Committed(List.of(CURRENT)));

    assertThat(outcome()).isEqualTo(new OrganizationOutcome.Written(WriteEffect.CREATED, CURRENT));

    assertThat(actors.steps()).containsExactly(WRITE);
    Write write = organizations.received(Write.class).getFirst();
    assertThat(write.idempotency()).contains(KEY);
    assertThat(write.rows()).isEmpty();
    assertThat(write.changes())
        .singleElement()
        .isInstanceOfSatisfying(
            OrganizationChange.Create.class,
            create -> {
              assertThat(create.organization().id()).isPresent();
              assertThat(create.searchText()).contains("surgery");
            });
  }

  @Test
  void shouldKeepTheIdThatTheOrganisationBrings() {
    organization = Organization.named("The Surgery").id(ID).build();
    organizations.answer(Write.class, new Committed(List.of(CURRENT)));

    assertThat(outcome()).isInstanceOf(OrganizationOutcome.Written.class);
    assertThat(organizations.received(Write.class).getFirst().changes().getFirst().id())
        .isEqualTo(ID);
  }

  @Test
  void shouldRefuseInvalidContentWithoutAskingAnyActor() {
    organization = Organization.named("").build();

    assertThat(outcome()).isInstanceOf(OrganizationOutcome.Invalid.class);
    assertThat(actors.steps()).isEmpty();
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new OrganizationRefusal.NotFound(), new OrganizationOutcome.NotFound()),
        Arguments.of(new OrganizationRefusal.NotDeleted(), new OrganizationOutcome.NotDeleted()),
        Arguments.of(
            new OrganizationRefusal.VersionMismatch(4), new OrganizationOutcome.VersionMismatch(4)),
        Arguments.of(new OrganizationRefusal.IdTaken(), new OrganizationOutcome.IdTaken()),
        Arguments.of(
            new OrganizationRefusal.OdsCodeTaken(HOLDER, true),
            new OrganizationOutcome.OdsCodeTaken(HOLDER, true)),
        Arguments.of(
            new OrganizationRefusal.InUse(true, false), new OrganizationOutcome.InUse(true, false)),
        Arguments.of(new OrganizationRefusal.UnknownParent(), invalid("unknown_reference")),
        Arguments.of(new OrganizationRefusal.Cycle(), invalid("cycle")),
        Arguments.of(new OrganizationRefusal.TooDeep(), invalid("too_deep")));
  }

  /** Outcomes are compared by code only, without messages. */
  private static OrganizationOutcome invalid(String code) {
    return new OrganizationOutcome.Invalid(List.of(new Violation("part_of", code, "")));
  }

  private static OrganizationOutcome withoutMessages(OrganizationOutcome outcome) {
    return outcome instanceof OrganizationOutcome.Invalid(List<Violation> violations)
        ? new OrganizationOutcome.Invalid(
            violations.stream().map(one -> new Violation(one.field(), one.code(), "")).toList())
        : outcome;
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void shouldReportWhyTheWriterRefused(OrganizationRefusal refusal, OrganizationOutcome expected) {
    organizations.answer(Write.class, new Refused(Map.of(0, refusal)));

    assertThat(withoutMessages(outcome())).isEqualTo(expected);
  }

  @Test
  void shouldMapEveryRefusal() {
    assertThat(refusals().<Class<?>>map(pair -> pair.get()[0].getClass()))
        .containsExactlyInAnyOrder(OrganizationRefusal.class.getPermittedSubclasses());
  }

  private static IdempotencyKey.Earlier earlier(String body) {
    return new IdempotencyKey.Earlier(body, WriteEffect.CREATED, ID, 1);
  }

  @Test
  void shouldReturnTheEarlierOutcomeOfARepeatedRequest() {
    organizations
        .answer(Write.class, new Repeated(earlier("body")))
        .answer(FindVersion.class, Optional.of(CURRENT));

    assertThat(outcome()).isEqualTo(new OrganizationOutcome.Written(WriteEffect.CREATED, CURRENT));
    assertThat(actors.steps()).containsExactly(WRITE, FIND_VERSION);
    assertThat(organizations.received(FindVersion.class))
        .containsExactly(new FindVersion(TENANT, ID, 1));
  }

  @Test
  void shouldRefuseAKeyThatAnotherRequestHasUsed() {
    organizations.answer(Write.class, new Repeated(earlier("other body")));

    assertThat(outcome()).isEqualTo(new OrganizationOutcome.KeyReused());
    assertThat(actors.steps()).containsExactly(WRITE);
  }

  @Test
  void shouldFailOnRowsThatItDidNotSend() {
    organizations.answer(Write.class, new RowsRepeated());

    assertThat(actors.failure(this::create)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldNotStartAfterTheDeadline() {
    actors.passDeadline();

    assertThat(actors.failure(this::create))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            late -> assertThat(late.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED));
    assertThat(actors.steps()).isEmpty();
  }

  @Test
  void shouldReportThatTheWriterIsBusy() {
    actors.overload(OrganizationCommand.ADDRESS);

    assertThat(actors.failure(this::create))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class, busy -> assertThat(busy.reason()).isEqualTo(Reason.BUSY));
  }

  @Test
  void shouldFailWhenTheWriterFails() {
    organizations.fail(Write.class, new IllegalStateException("writer"));

    assertThat(actors.failure(this::create)).hasMessage("writer");
  }
}
