package org.workerservice.flow.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.survivorship.Fields;
import org.workerservice.validation.Violation;

/** Checks a request to merge, alone and against the workers that it names. Pure. */
final class MergeChecks {
  static final int MAX_DUPLICATES = 50;
  private static final int MAX_REASON = 1_024;
  private static final String DUPLICATES = "duplicate_worker_ids";

  private MergeChecks() {}

  /** Returns what is wrong with the request, whatever the registry holds. */
  static List<Violation> violations(MergeRequest request) {
    List<Violation> violations = new ArrayList<>();
    checkDuplicates(request, violations);
    Set<UUID> group = new HashSet<>(request.group());
    request
        .choices()
        .forEach(
            (field, worker) -> {
              if (Fields.named(field).isEmpty()) {
                violations.add(unknown("choices." + field));
              } else if (!group.contains(worker)) {
                violations.add(notMerged("choices." + field));
              }
            });
    request
        .rules()
        .keySet()
        .forEach(
            field -> {
              if (Fields.named(field).isEmpty()) {
                violations.add(unknown("rules." + field));
              } else if (!Fields.isSingle(field)) {
                violations.add(
                    new Violation(
                        "rules." + field,
                        "not_applicable",
                        "A list keeps the elements of all records; use choices."));
              }
            });
    request
        .expectedVersions()
        .forEach(
            (id, version) -> {
              if (!group.contains(id)) {
                violations.add(notMerged("expected_versions." + id));
              } else if (version < 1) {
                violations.add(
                    new Violation(
                        "expected_versions." + id, "out_of_range", "Versions begin at 1."));
              }
            });
    request
        .reason()
        .filter(text -> text.length() > MAX_REASON)
        .ifPresent(
            text ->
                violations.add(
                    new Violation("merge_reason", "too_long", "At most 1024 characters.")));
    return violations;
  }

  private static void checkDuplicates(MergeRequest request, List<Violation> violations) {
    List<UUID> duplicates = request.duplicates();
    if (duplicates.isEmpty() || duplicates.size() > MAX_DUPLICATES) {
      violations.add(
          new Violation(
              DUPLICATES,
              duplicates.isEmpty() ? "required" : "too_many",
              "A request merges 1 to 50 duplicates."));
    }
    Set<UUID> seen = new HashSet<>();
    for (int index = 0; index < Math.min(duplicates.size(), MAX_DUPLICATES); index++) {
      String path = DUPLICATES + "[" + index + "]";
      if (duplicates.get(index).equals(request.master())) {
        violations.add(
            new Violation(path, "self_reference", "A worker cannot be merged into itself."));
      } else if (!seen.add(duplicates.get(index))) {
        violations.add(new Violation(path, "duplicate", "The same worker is already in the list."));
      }
    }
  }

  private static Violation unknown(String path) {
    return new Violation(path, "unknown_field", "No merge decides on such a field.");
  }

  private static Violation notMerged(String path) {
    return new Violation(path, "unknown_reference", "The worker is not part of this merge.");
  }

  /** Returns why these workers cannot be merged; empty if they can. */
  static Optional<MergeOutcome> refusal(MergeRequest request, Map<UUID, Worker> idToWorker) {
    for (UUID id : request.group()) {
      if (!idToWorker.containsKey(id)) {
        return Optional.of(new MergeOutcome.NotFound(id));
      }
    }
    return merged(request, idToWorker)
        .or(() -> deleted(request, idToWorker))
        .or(() -> stale(request, idToWorker));
  }

  /** The map names the next record of the chain; the flow looks for the last one. */
  private static Optional<MergeOutcome> merged(MergeRequest request, Map<UUID, Worker> idToWorker) {
    Map<UUID, UUID> idToSurvivor = new LinkedHashMap<>();
    for (UUID id : request.group()) {
      mergedInto(idToWorker.get(id)).ifPresent(survivor -> idToSurvivor.put(id, survivor));
    }
    return idToSurvivor.isEmpty()
        ? Optional.empty()
        : Optional.of(new MergeOutcome.AlreadyMerged(idToSurvivor));
  }

  /** Returns the record that a worker was merged into. */
  static Optional<UUID> mergedInto(Worker worker) {
    return worker.links().stream()
        .filter(link -> link.linkType() == LinkType.REPLACED_BY)
        .map(link -> link.otherWorkerId())
        .findFirst();
  }

  private static Optional<MergeOutcome> deleted(
      MergeRequest request, Map<UUID, Worker> idToWorker) {
    List<Violation> violations = new ArrayList<>();
    List<UUID> group = request.group();
    for (int index = 0; index < group.size(); index++) {
      if (idToWorker.get(group.get(index)).deletedAt().isPresent()) {
        violations.add(
            new Violation(
                index == 0 ? "master_worker_id" : DUPLICATES + "[" + (index - 1) + "]",
                "deleted",
                "The worker is deleted. Restore it first."));
      }
    }
    return violations.isEmpty()
        ? Optional.empty()
        : Optional.of(new MergeOutcome.Invalid(violations));
  }

  private static Optional<MergeOutcome> stale(MergeRequest request, Map<UUID, Worker> idToWorker) {
    Map<UUID, Long> idToCurrent = new LinkedHashMap<>();
    for (UUID id : request.group()) {
      long current = idToWorker.get(id).version();
      if (!isExpected(request, id, current)) {
        idToCurrent.put(id, current);
      }
    }
    return idToCurrent.isEmpty()
        ? Optional.empty()
        : Optional.of(new MergeOutcome.Stale(idToCurrent));
  }

  private static boolean isExpected(MergeRequest request, UUID id, long current) {
    Long expected = request.expectedVersions().get(id);
    return (expected == null || expected == current)
        && (!id.equals(request.master()) || request.condition().accepts(current));
  }
}
