package org.workerservice.flow.organization;

import java.util.Optional;
import org.workerservice.persistence.organization.OrganizationRefusal;
import org.workerservice.validation.Violation;

/** Says which rule a change breaks that only the registry as a whole can tell. */
final class OrganizationViolations {
  private OrganizationViolations() {}

  /** Returns the violation behind a refusal; empty when the content is not to blame. */
  static Optional<Violation> of(OrganizationRefusal refusal) {
    return switch (refusal) {
      case OrganizationRefusal.UnknownParent _ ->
          partOf("unknown_reference", "There is no such organisation.");
      case OrganizationRefusal.Cycle _ ->
          partOf("cycle", "The organisation would be a part of itself.");
      case OrganizationRefusal.TooDeep _ ->
          partOf("too_deep", "Organisations may stand above one another in 32 levels at most.");
      case OrganizationRefusal.NotFound _,
          OrganizationRefusal.NotDeleted _,
          OrganizationRefusal.VersionMismatch _,
          OrganizationRefusal.IdTaken _,
          OrganizationRefusal.OdsCodeTaken _,
          OrganizationRefusal.InUse _ ->
          Optional.empty();
    };
  }

  /** As {@link #of}, but a row cannot be given another id than the one it asks for. */
  static Optional<Violation> ofImport(OrganizationRefusal refusal) {
    return refusal instanceof OrganizationRefusal.IdTaken
        ? Optional.of(new Violation("id", "taken", "The id belongs to another record."))
        : of(refusal);
  }

  private static Optional<Violation> partOf(String code, String message) {
    return Optional.of(new Violation("part_of", code, message));
  }
}
