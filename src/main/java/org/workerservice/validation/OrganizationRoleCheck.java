package org.workerservice.validation;

import static org.workerservice.validation.TextForm.SINGLE_SPACED;

import java.util.List;
import org.workerservice.model.organization.OrganizationRole;

/** Checks the roles of an organisation; not thread-safe. */
final class OrganizationRoleCheck {
  private final Violations violations;
  private final TextCheck texts;
  private final OdsCheck ods;

  OrganizationRoleCheck(Violations violations, TextCheck texts, OdsCheck ods) {
    this.violations = violations;
    this.texts = texts;
    this.ods = ods;
  }

  List<OrganizationRole> check(List<OrganizationRole> roles) {
    List<OrganizationRole> normal =
        ods.numbered(
            "roles",
            "unique_role_id",
            roles,
            OrganizationRole::uniqueRoleId,
            OrganizationRole::numbered,
            this::check);
    requireOnePrimary(normal);
    return normal;
  }

  private OrganizationRole check(String path, OrganizationRole role) {
    return new OrganizationRole(
        role.uniqueRoleId(),
        ods.term(path + ".role_code", role.roleCode(), "The code of a role is required."),
        texts.optional(path + ".role_name", role.roleName(), FieldLimits.TEXT, SINGLE_SPACED),
        role.isPrimary(),
        role.status(),
        ods.periods(path + ".periods", role.periods()));
  }

  private void requireOnePrimary(List<OrganizationRole> roles) {
    boolean seen = false;
    for (int index = 0; index < roles.size() && !violations.full(); index++) {
      boolean primary = roles.get(index).isPrimary();
      if (primary && seen) {
        violations.add(
            "roles[" + index + "].is_primary", "duplicate", "Only one role can be primary.");
      }
      seen |= primary;
    }
    if (!seen && !roles.isEmpty()) {
      violations.required("roles", "One of the roles must be primary.");
    }
  }
}
