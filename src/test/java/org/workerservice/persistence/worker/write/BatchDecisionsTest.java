package org.workerservice.persistence.worker.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.HumanName;
import org.workerservice.model.Role;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.rows.MatchIndexEntry.ClaimKey;
import org.workerservice.persistence.worker.rows.SourceHolder;
import org.workerservice.persistence.worker.write.BatchFacts.State;
import org.workerservice.persistence.worker.write.Decision.Accept;
import org.workerservice.persistence.worker.write.Decision.Refuse;

class BatchDecisionsTest {
  private static final UUID TENANT = new UUID(1, 1);
  private static final UUID SELF = new UUID(2, 1);
  private static final UUID OTHER = new UUID(2, 2);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final ClaimKey NUMBER = new ClaimKey("NPI", "ab");
  private static final IdempotencyKey KEY =
      new IdempotencyKey(TENANT, "steward", "POST /api/workers", "k", "cd");

  private Map<UUID, State> states = Map.of();
  private Map<String, UUID> holders = Map.of();
  private Map<SourceKey, SourceHolder> sources = Map.of();
  private Map<Integer, Set<UUID>> newer = Map.of();
  private Map<IdempotencyKey.Scope, IdempotencyKey.Earlier> requests = Map.of();

  private Decision decide(WriteItem item) {
    BatchFacts facts =
        new BatchFacts(
            states, holders, sources, newer, requests, Map.of(), Set.of(), List.of(7L), NOW);
    return new BatchDecisions(facts).decide(List.of(item)).getFirst();
  }

  private static RequestContext context() {
    return new RequestContext(
        "steward",
        Set.of(Role.SERVICE),
        TENANT,
        Optional.empty(),
        Optional.empty(),
        "trace",
        Deadline.in(Duration.ofMinutes(1)));
  }

  private static Worker worker() {
    return Worker.named(HumanName.of("Okafor", "Ada")).id(SELF).version(3).build();
  }

  private static MatchIndexEntry claiming() {
    return new MatchIndexEntry(new byte[0], 0, List.of(1L), List.of(NUMBER), new byte[0]);
  }

  private static WriteItem.Create create(boolean contest, Set<UUID> acknowledged) {
    return new WriteItem.Create(
        context(),
        worker(),
        claiming(),
        "{}",
        OptionalLong.of(5),
        contest,
        acknowledged,
        List.of(),
        Optional.of(KEY),
        Optional.empty());
  }

  private static WriteItem.Update update(OptionalLong expected) {
    return update(expected, worker(), WriteItem.Kept.NONE, Set.of());
  }

  private static WriteItem.Update update(
      OptionalLong expected, Worker worker, WriteItem.Kept kept, Set<UUID> acknowledged) {
    return new WriteItem.Update(
        context(),
        worker,
        claiming(),
        "{}",
        expected,
        kept,
        acknowledged,
        List.of(),
        WriteItem.Compared.NONE,
        Optional.empty());
  }

  private static State at(long version, boolean deleted) {
    return new State(version, deleted, NOW.minusSeconds(60));
  }

  @Test
  void shouldHoldAFreeClaim() {
    assertThat(decide(create(false, Set.of())))
        .isInstanceOfSatisfying(
            Accept.class,
            accept -> {
              assertThat(accept.version()).isEqualTo(1);
              assertThat(accept.sequence()).isEqualTo(7);
              assertThat(accept.claims()).containsExactly(new Decision.Claim(NUMBER, true));
            });
  }

  @Test
  void shouldReturnStaleForACreateWithANewerWorkerUnderItsKeys() {
    newer = Map.of(0, Set.of(OTHER));

    assertThat(decide(create(false, Set.of())))
        .isEqualTo(new Refuse(new WriteOutcome.Stale(Set.of(OTHER), 6)));
  }

  @Test
  void shouldRefuseACreateWhoseClaimAnotherHolds() {
    holders = Map.of(NUMBER.hash(), OTHER);

    assertThat(decide(create(false, Set.of())))
        .isEqualTo(new Refuse(new WriteOutcome.Claimed(Set.of(OTHER))));
  }

  @Test
  void shouldContestAndReviewAClaimOfAnImportThatAnotherHolds() {
    holders = Map.of(NUMBER.hash(), OTHER);

    assertThat(decide(create(true, Set.of())))
        .isInstanceOfSatisfying(
            Accept.class,
            accept -> {
              assertThat(accept.claims()).containsExactly(new Decision.Claim(NUMBER, false));
              assertThat(accept.reviews()).extracting(ReviewItem::other).containsExactly(OTHER);
            });
  }

  @Test
  void shouldContestTheClaimOfAnAcknowledgedHolderWithoutANewReview() {
    states = Map.of(OTHER, at(1, false));
    holders = Map.of(NUMBER.hash(), OTHER);
    newer = Map.of(0, Set.of(OTHER));

    assertThat(decide(create(false, Set.of(OTHER))))
        .isInstanceOfSatisfying(
            Accept.class,
            accept -> {
              assertThat(accept.claims()).containsExactly(new Decision.Claim(NUMBER, false));
              assertThat(accept.reviews()).isEmpty();
            });
  }

  @Test
  void shouldAnswerARepeatedRequestBeforeAnythingElse() {
    IdempotencyKey.Earlier earlier =
        new IdempotencyKey.Earlier("cd", WriteEffect.CREATED, OTHER, 1);
    requests = Map.of(KEY.scope(), earlier);
    holders = Map.of(NUMBER.hash(), OTHER);
    newer = Map.of(0, Set.of(OTHER));

    assertThat(decide(create(false, Set.of())))
        .isEqualTo(new Refuse(new WriteOutcome.Repeated(earlier)));
  }

  @Test
  void shouldRefuseReferencesToUnknownRecords() {
    assertThat(decide(create(false, Set.of(OTHER))))
        .isEqualTo(new Refuse(new WriteOutcome.UnknownReferences(Set.of(OTHER))));
  }

  @Test
  void shouldCountVersionsAndRefuseStaleOnes() {
    states = Map.of(SELF, at(3, false));

    assertThat(decide(update(OptionalLong.of(2))))
        .isEqualTo(new Refuse(new WriteOutcome.VersionMismatch(3)));
    assertThat(decide(update(OptionalLong.of(3))))
        .isInstanceOfSatisfying(
            Accept.class,
            accept -> {
              assertThat(accept.version()).isEqualTo(4);
              assertThat(accept.createdAt()).isEqualTo(NOW.minusSeconds(60));
            });
  }

  @Test
  void shouldRefuseAnUpdateThatAddsAClaimOfAnother() {
    states = Map.of(SELF, at(3, false));
    holders = Map.of(NUMBER.hash(), OTHER);

    assertThat(decide(update(OptionalLong.of(3))))
        .isEqualTo(new Refuse(new WriteOutcome.Claimed(Set.of(OTHER))));
  }

  @Test
  void shouldAcceptAnUpdateThatKeepsAContestedClaim() {
    states = Map.of(SELF, at(3, false));
    holders = Map.of(NUMBER.hash(), OTHER);

    assertThat(decide(update(OptionalLong.of(3), worker(), keeping(NUMBER), Set.of())))
        .isInstanceOfSatisfying(
            Accept.class,
            accept -> {
              assertThat(accept.claims()).containsExactly(new Decision.Claim(NUMBER, false));
              assertThat(accept.reviews()).extracting(ReviewItem::other).containsExactly(OTHER);
            });
  }

  @Test
  void shouldAcceptAnUpdateThatAddsAClaimOfAnAcknowledgedWorker() {
    states = Map.of(SELF, at(3, false), OTHER, at(1, false));
    holders = Map.of(NUMBER.hash(), OTHER);

    assertThat(decide(update(OptionalLong.of(3), worker(), WriteItem.Kept.NONE, Set.of(OTHER))))
        .isInstanceOfSatisfying(Accept.class, accept -> assertThat(accept.reviews()).isEmpty());
  }

  @Test
  void shouldAcceptAnUpdateThatKeepsADeletedOrganization() {
    states = Map.of(SELF, at(3, false));
    UUID gone = new UUID(3, 1);
    Worker member = worker().toBuilder().managingOrganization(gone).build();

    assertThat(decide(update(OptionalLong.of(3), member, WriteItem.Kept.NONE, Set.of())))
        .isEqualTo(new Refuse(new WriteOutcome.UnknownReferences(Set.of(gone))));
    assertThat(
            decide(
                update(
                    OptionalLong.of(3),
                    member,
                    new WriteItem.Kept(Set.of(), Optional.of(gone), List.of()),
                    Set.of())))
        .isInstanceOf(Accept.class);
  }

  private static WriteItem.Kept keeping(ClaimKey claim) {
    return new WriteItem.Kept(Set.of(claim), Optional.empty(), List.of());
  }

  @Test
  void shouldFindNoDeletedWorkerToUpdateOrDelete() {
    states = Map.of(SELF, at(3, true));

    assertThat(decide(update(OptionalLong.empty())))
        .isEqualTo(new Refuse(new WriteOutcome.NotFound()));
    assertThat(decide(new WriteItem.Delete(context(), SELF, OptionalLong.empty())))
        .isEqualTo(new Refuse(new WriteOutcome.NotFound()));
  }

  @Test
  void shouldRestoreOnlyWhatIsDeletedAndAsItWasRead() {
    WriteItem.Restore restore =
        new WriteItem.Restore(
            context(),
            worker(),
            claiming(),
            "{}",
            List.of(),
            WriteItem.Compared.NONE,
            Optional.empty());

    states = Map.of(SELF, at(3, false));
    assertThat(decide(restore)).isEqualTo(new Refuse(new WriteOutcome.NotDeleted()));
    states = Map.of(SELF, at(5, true));
    assertThat(decide(restore)).isEqualTo(new Refuse(new WriteOutcome.VersionMismatch(5)));
    states = Map.of(SELF, at(3, true));
    holders = Map.of(NUMBER.hash(), OTHER);
    assertThat(decide(restore))
        .isInstanceOfSatisfying(
            Accept.class,
            accept ->
                assertThat(accept.claims()).containsExactly(new Decision.Claim(NUMBER, false)));
  }
}
