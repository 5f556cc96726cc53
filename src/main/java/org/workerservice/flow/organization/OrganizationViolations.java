package org.workerservice.flow.organization;

import java.util.Optional;
import org.workerservice.persistence.organization.OrganizationRefusal;
import org.workerservice.validation.Violation;

/** Maps refusals of the registry to violations, for rules that a single record cannot show. */
final class OrganizationViolations {
  private OrganizationViolations() {}

  /** Returns the violation for a refusal; empty if the content did not cause it. */
  static Optional<Violation> of(OrganizationRefusal refusal) {
    return switch (refusal) {
      case OrganizationRefusal.UnknownParent _ ->
          partOf("unknown_reference", "No such organisation.");
      case OrganizationRefusal.Cycle _ ->
          partOf("cycle", "The organisation would become a part of itself.");
      case OrganizationRefusal.TooDeep _ ->
          partOf("too_deep", "The hierarchy of organisations can have at most 32 levels.");
      case OrganizationRefusal.NotFound _,
          OrganizationRefusal.NotDeleted _,
          OrganizationRefusal.VersionMismatch _,
          OrganizationRefusal.IdTaken _,
          OrganizationRefusal.OdsCodeTaken _,
          OrganizationRefusal.InUse _ ->
          Optional.empty();
    };
  }

  /**
   * As {@link #of}, but also for an id in use: a row cannot get another id than the one it names.
   */
  static Optional<Violation> ofImport(OrganizationRefusal refusal) {
    return refusal instanceof OrganizationRefusal.IdTaken
        ? Optional.of(new Violation("id", "taken", "The id belongs to another record."))
        : of(refusal);
  }

  private static Optional<Violation> partOf(String code, String message) {
    return Optional.of(new Violation("part_of", code, message));
  }
}
