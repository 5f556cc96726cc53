package org.workerservice.validation;

import static org.workerservice.validation.TextForm.SINGLE_SPACED;

import java.util.List;
import java.util.Optional;
import org.workerservice.model.organization.OrganizationRelationship;
import org.workerservice.model.organization.OrganizationSuccession;

/** Checks relationships and successions to other organisations by ODS code; not thread-safe. */
final class OrganizationTieCheck {
  private static final String TARGET_REQUIRED =
      "The ODS code of the other organisation is required.";

  private final Violations violations;
  private final TextCheck texts;
  private final OdsCheck ods;
  private final DateCheck dates;

  OrganizationTieCheck(Violations violations, TextCheck texts, OdsCheck ods, DateCheck dates) {
    this.violations = violations;
    this.texts = texts;
    this.ods = ods;
    this.dates = dates;
  }

  List<OrganizationRelationship> relationships(
      List<OrganizationRelationship> relationships, Optional<String> own) {
    return ods.numbered(
        "relationships",
        "unique_rel_id",
        relationships,
        OrganizationRelationship::uniqueRelId,
        OrganizationRelationship::numbered,
        (path, relationship) -> check(path, relationship, own));
  }

  private OrganizationRelationship check(
      String path, OrganizationRelationship relationship, Optional<String> own) {
    return new OrganizationRelationship(
        relationship.uniqueRelId(),
        ods.term(
            path + ".relationship_type_code",
            relationship.relationshipTypeCode(),
            "The type of a relationship is required."),
        texts.optional(
            path + ".relationship_type_name",
            relationship.relationshipTypeName(),
            FieldLimits.TEXT,
            SINGLE_SPACED),
        relationship.status(),
        target(path, relationship.targetOdsCode(), own),
        ods.optionalTerm(path + ".target_primary_role_id", relationship.targetPrimaryRoleId()),
        ods.periods(path + ".periods", relationship.periods()));
  }

  List<OrganizationSuccession> successions(
      List<OrganizationSuccession> successions, Optional<String> own) {
    return ods.numbered(
        "successions",
        "unique_succ_id",
        successions,
        OrganizationSuccession::uniqueSuccId,
        OrganizationSuccession::numbered,
        (path, succession) -> check(path, succession, own));
  }

  private OrganizationSuccession check(
      String path, OrganizationSuccession succession, Optional<String> own) {
    dates.inRange(path + ".legal_start_date", succession.legalStartDate());
    return new OrganizationSuccession(
        succession.uniqueSuccId(),
        succession.successionType(),
        target(path, succession.targetOdsCode(), own),
        ods.optionalTerm(path + ".target_primary_role_id", succession.targetPrimaryRoleId()),
        succession.legalStartDate(),
        succession.hasForwardSuccession());
  }

  private String target(String path, String code, Optional<String> own) {
    String field = path + ".target_ods_code";
    String normal = ods.requiredCode(field, code, TARGET_REQUIRED);
    if (own.filter(normal::equals).isPresent()) {
      violations.add(field, "self_reference", "An organisation cannot be related to itself.");
    }
    return normal;
  }
}
