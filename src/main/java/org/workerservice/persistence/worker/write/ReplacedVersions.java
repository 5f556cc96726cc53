package org.workerservice.persistence.worker.write;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The workers of one tenant that a batch has updated, with their new versions. A waiting item of
 * the tenant that expects an earlier version of one is refused without a transaction. Pure.
 */
record ReplacedVersions(UUID tenant, Map<UUID, Long> idToVersion) {
  static ReplacedVersions of(List<WriteItem> batch, List<WriteOutcome> outcomes) {
    Map<UUID, Long> idToVersion = new HashMap<>();
    for (int index = 0; index < batch.size(); index++) {
      if (batch.get(index) instanceof WriteItem.Update
          && outcomes.get(index) instanceof WriteOutcome.Written(var worker, long _)) {
        idToVersion.put(worker.id().orElseThrow(), worker.version());
      }
    }
    return new ReplacedVersions(batch.getFirst().context().tenant(), idToVersion);
  }

  boolean isEmpty() {
    return idToVersion.isEmpty();
  }

  /** Returns why the item cannot be written; empty if only a transaction can tell. */
  Optional<WriteOutcome> refusal(WriteItem item) {
    return item.context().tenant().equals(tenant) ? refusalWithinTenant(item) : Optional.empty();
  }

  private Optional<WriteOutcome> refusalWithinTenant(WriteItem item) {
    return switch (item) {
      case WriteItem.Update update when update.rebase().isEmpty() ->
          refusal(update.worker().id().orElseThrow(), update.expectedVersion());
      case WriteItem.Delete delete -> refusal(delete.id(), delete.expectedVersion());
      case WriteItem.Create _, WriteItem.Update _, WriteItem.Restore _, WriteItem.Note _ ->
          Optional.empty();
    };
  }

  private Optional<WriteOutcome> refusal(UUID id, OptionalLong expected) {
    Long current = idToVersion.get(id);
    return current != null && expected.isPresent() && expected.getAsLong() < current
        ? Optional.of(new WriteOutcome.VersionMismatch(current))
        : Optional.empty();
  }
}
