package org.workerservice.persistence.organization;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.workerservice.model.organization.Organization;

/**
 * Decides whether the changes of one request can be made, from the facts read behind the gate.
 * Pure. Checks the hierarchy as it would be after all changes.
 */
final class OrganizationDecisions {
  /** More levels than any register of organisations has; limits the walk behind the gate. */
  static final int MAX_LEVELS = 32;

  private final OrganizationFacts facts;
  private final Map<UUID, Optional<UUID>> idToNewParent = new HashMap<>();

  OrganizationDecisions(OrganizationFacts facts) {
    this.facts = facts;
  }

  /** Returns the refused changes by their index; empty if all changes can be made. */
  Map<Integer, OrganizationRefusal> refusals(List<OrganizationChange> changes) {
    changes.forEach(
        change ->
            change.content().ifPresent(after -> idToNewParent.put(change.id(), after.partOf())));
    Map<Integer, OrganizationRefusal> indexToRefusal = new TreeMap<>();
    Set<String> codes = new HashSet<>();
    for (int index = 0; index < changes.size(); index++) {
      int at = index;
      refusal(changes.get(index), codes).ifPresent(refusal -> indexToRefusal.put(at, refusal));
    }
    return indexToRefusal;
  }

  private Optional<OrganizationRefusal> refusal(OrganizationChange change, Set<String> codes) {
    return existence(change)
        .or(() -> change.content().flatMap(after -> code(change.id(), after, codes)))
        .or(() -> change.content().flatMap(after -> place(change.id(), after)));
  }

  /** Checks that the organisation exists, is deleted or does not exist, as the change requires. */
  private Optional<OrganizationRefusal> existence(OrganizationChange change) {
    OrganizationFacts.State state = facts.idToState().get(change.id());
    return switch (change) {
      case OrganizationChange.Create _ ->
          state == null ? Optional.empty() : Optional.of(new OrganizationRefusal.IdTaken());
      case OrganizationChange.Update update -> living(state, update.expectedVersion());
      case OrganizationChange.Delete delete ->
          living(state, delete.expectedVersion()).or(() -> use(delete.id()));
      case OrganizationChange.Restore restore -> deleted(state, restore.organization().version());
    };
  }

  private static Optional<OrganizationRefusal> living(
      OrganizationFacts.State state, OptionalLong expected) {
    if (state == null || state.deleted()) {
      return Optional.of(new OrganizationRefusal.NotFound());
    }
    return expected.isPresent() && expected.getAsLong() != state.version()
        ? Optional.of(new OrganizationRefusal.VersionMismatch(state.version()))
        : Optional.empty();
  }

  private static Optional<OrganizationRefusal> deleted(OrganizationFacts.State state, long read) {
    if (state == null) {
      return Optional.of(new OrganizationRefusal.NotFound());
    }
    if (!state.deleted()) {
      return Optional.of(new OrganizationRefusal.NotDeleted());
    }
    return state.version() == read
        ? Optional.empty()
        : Optional.of(new OrganizationRefusal.VersionMismatch(state.version()));
  }

  private Optional<OrganizationRefusal> use(UUID id) {
    return Optional.ofNullable(facts.idToUse().get(id))
        .filter(use -> use.byOrganizations() || use.byWorkers())
        .map(use -> new OrganizationRefusal.InUse(use.byOrganizations(), use.byWorkers()));
  }

  private Optional<OrganizationRefusal> code(UUID id, Organization after, Set<String> codes) {
    if (after.odsCode().isEmpty()) {
      return Optional.empty();
    }
    OrganizationFacts.Holder holder = facts.codeToHolder().get(after.odsCode().get());
    if (holder != null && !holder.id().equals(id)) {
      return Optional.of(new OrganizationRefusal.OdsCodeTaken(holder.id(), holder.deleted()));
    }
    return codes.add(after.odsCode().get())
        ? Optional.empty()
        : Optional.of(new OrganizationRefusal.OdsCodeTaken(id, false));
  }

  private Optional<OrganizationRefusal> place(UUID id, Organization after) {
    int levels = 1 + facts.idToHeight().getOrDefault(id, 0);
    Set<UUID> above = new HashSet<>(Set.of(id));
    Optional<UUID> next = after.partOf();
    while (next.isPresent()) {
      UUID parent = next.get();
      if (!above.add(parent)) {
        return Optional.of(new OrganizationRefusal.Cycle());
      }
      if (above.size() == 2 && !isLiving(parent)) {
        return Optional.of(new OrganizationRefusal.UnknownParent());
      }
      levels++;
      next = parentOf(parent);
    }
    return levels > MAX_LEVELS ? Optional.of(new OrganizationRefusal.TooDeep()) : Optional.empty();
  }

  private boolean isLiving(UUID id) {
    OrganizationFacts.Ancestor ancestor = facts.idToAncestor().get(id);
    return idToNewParent.containsKey(id) || ancestor != null && !ancestor.deleted();
  }

  private Optional<UUID> parentOf(UUID id) {
    Optional<UUID> changed = idToNewParent.get(id);
    if (changed != null) {
      return changed;
    }
    OrganizationFacts.Ancestor ancestor = facts.idToAncestor().get(id);
    return ancestor == null ? Optional.empty() : ancestor.partOf();
  }
}
