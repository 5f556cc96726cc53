package org.workerservice.flow.merge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.VersionCondition;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.merge.MergeChange;
import org.workerservice.survivorship.Rule;

/**
 * A request to merge duplicates into a worker.
 *
 * @param choices by the name of a field in JSON: the worker whose value survives
 * @param rules by the name of a field in JSON: the rule instead of the configured one
 * @param expectedVersions the versions that the caller has seen, of any of the workers
 * @param condition the versions of the master that may be changed
 * @param overridesDecisions whether to merge workers that a person has said are different people
 * @param reviewed the review item on which the merge decides
 * @param automatic if present, the service and no person decides that the workers are one person
 */
public record MergeRequest(
    RequestContext context,
    UUID master,
    List<UUID> duplicates,
    Optional<String> reason,
    Map<String, UUID> choices,
    Map<String, Rule> rules,
    Map<UUID, Long> expectedVersions,
    VersionCondition condition,
    boolean overridesDecisions,
    Optional<IdempotencyKey> idempotency,
    Optional<MergeChange.Reviewed> reviewed,
    Optional<MergeChange.Automatic> automatic) {
  /** Copies the collections. */
  public MergeRequest {
    duplicates = List.copyOf(duplicates);
    choices = Map.copyOf(choices);
    rules = Map.copyOf(rules);
    expectedVersions = Map.copyOf(expectedVersions);
  }

  /** Creates a request that decides on no review item. */
  public MergeRequest(
      RequestContext context,
      UUID master,
      List<UUID> duplicates,
      Optional<String> reason,
      Map<String, UUID> choices,
      Map<String, Rule> rules,
      Map<UUID, Long> expectedVersions,
      VersionCondition condition,
      boolean overridesDecisions,
      Optional<IdempotencyKey> idempotency) {
    this(
        context,
        master,
        duplicates,
        reason,
        choices,
        rules,
        expectedVersions,
        condition,
        overridesDecisions,
        idempotency,
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the same request, which also confirms a review item. */
  public MergeRequest deciding(MergeChange.Reviewed item) {
    return new MergeRequest(
        context,
        master,
        duplicates,
        reason,
        choices,
        rules,
        expectedVersions,
        condition,
        overridesDecisions,
        idempotency,
        Optional.of(item),
        automatic);
  }

  /** Returns the same request as a decision of the service, by these scores. */
  public MergeRequest automatic(MergeChange.Automatic decision) {
    return new MergeRequest(
        context,
        master,
        duplicates,
        reason,
        choices,
        rules,
        expectedVersions,
        condition,
        overridesDecisions,
        idempotency,
        reviewed,
        Optional.of(decision));
  }

  /** Returns the master and the duplicates. */
  public List<UUID> group() {
    return Stream.concat(Stream.of(master), duplicates.stream()).toList();
  }
}
