package org.workerservice.flow.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.workerservice.model.organization.Organization;
import org.workerservice.model.organization.OrganizationRelationship;
import org.workerservice.model.organization.OrganizationRole;
import org.workerservice.model.organization.OrganizationSuccession;

/**
 * Merges an import row into an existing organisation: fields of the row win, all others stay. Pure.
 *
 * <p>A value or list in the row replaces the old one. Roles, relationships and successions are the
 * exception: their entries are replaced or added one by one, because sources spread them over
 * several files.
 */
final class OrganizationMerge {
  private OrganizationMerge() {}

  /**
   * Returns the organisation with the fields of the row.
   *
   * @param before in normal form
   * @param row as received
   * @param saysActive whether the row says if the organisation is active
   * @param single types of relationships of which an organisation has one at a time
   */
  static Organization merge(
      Organization before, Organization row, boolean saysActive, Set<String> single) {
    return before.toBuilder()
        .active(saysActive ? row.active() : before.active())
        .name(row.name().isBlank() ? before.name() : row.name())
        .alias(given(row.alias(), before.alias()))
        .orgType(given(row.orgType(), before.orgType()))
        .partOf(row.partOf().or(before::partOf).orElse(null))
        .identifiers(given(row.identifiers(), before.identifiers()))
        .telecom(given(row.telecom(), before.telecom()))
        .addresses(given(row.addresses(), before.addresses()))
        .odsCode(row.odsCode().filter(code -> !code.isBlank()).or(before::odsCode).orElse(null))
        .odsStatus(row.odsStatus().or(before::odsStatus).orElse(null))
        .recordClass(row.recordClass().or(before::recordClass).orElse(null))
        .recordUseType(row.recordUseType().or(before::recordUseType).orElse(null))
        .assigningAuthority(row.assigningAuthority().or(before::assigningAuthority).orElse(null))
        .periods(given(row.periods(), before.periods()))
        .lastChangeDate(row.lastChangeDate().or(before::lastChangeDate).orElse(null))
        .roles(roles(before.roles(), row.roles()))
        .relationships(
            CurrentRelationships.settle(
                entries(
                    before.relationships(),
                    row.relationships(),
                    OrganizationRelationship::uniqueRelId,
                    OrganizationMerge::key,
                    OrganizationRelationship::numbered),
                row.relationships(),
                single))
        .successions(
            entries(
                before.successions(),
                row.successions(),
                OrganizationSuccession::uniqueSuccId,
                OrganizationMerge::key,
                OrganizationSuccession::numbered))
        .build();
  }

  private static <T> List<T> given(List<T> sent, List<T> before) {
    return sent.isEmpty() ? before : sent;
  }

  /** A new primary role replaces the old one, which becomes secondary. */
  private static List<OrganizationRole> roles(
      List<OrganizationRole> before, List<OrganizationRole> sent) {
    boolean newPrimary = sent.stream().anyMatch(OrganizationRole::isPrimary);
    return entries(
        newPrimary ? before.stream().map(OrganizationMerge::secondary).toList() : before,
        sent,
        OrganizationRole::uniqueRoleId,
        role -> code(role.roleCode()),
        OrganizationRole::numbered);
  }

  private static OrganizationRole secondary(OrganizationRole role) {
    return new OrganizationRole(
        role.uniqueRoleId(),
        role.roleCode(),
        role.roleName(),
        false,
        role.status(),
        role.periods());
  }

  private static <T> List<T> entries(
      List<T> before,
      List<T> sent,
      Function<T, Optional<Long>> number,
      Function<T, String> key,
      BiFunction<T, Long, T> numbered) {
    List<T> merged = new ArrayList<>(before);
    for (T entry : sent) {
      int known = indexOf(merged, entry, number, key);
      if (known < 0) {
        merged.add(entry);
      } else {
        merged.set(
            known,
            number.apply(merged.get(known)).map(own -> numbered.apply(entry, own)).orElse(entry));
      }
    }
    return merged;
  }

  /** An entry with a number is identified by the number, others by their content. */
  private static <T> int indexOf(
      List<T> entries, T entry, Function<T, Optional<Long>> number, Function<T, String> key) {
    for (int index = 0; index < entries.size(); index++) {
      T known = entries.get(index);
      boolean same =
          number.apply(entry).isPresent()
              ? number.apply(known).equals(number.apply(entry))
              : key.apply(known).equals(key.apply(entry));
      if (same) {
        return index;
      }
    }
    return -1;
  }

  /**
   * An organisation may return to a former target; the start date distinguishes the two
   * relationships.
   */
  private static String key(OrganizationRelationship relationship) {
    return code(relationship.relationshipTypeCode())
        + " "
        + code(relationship.targetOdsCode())
        + " "
        + relationship.startDate().map(String::valueOf).orElse("");
  }

  private static String key(OrganizationSuccession succession) {
    return succession.successionType().code() + " " + code(succession.targetOdsCode());
  }

  /** Returns a code in the normal form of the validation. */
  static String code(String code) {
    return code.strip().toUpperCase(Locale.ROOT);
  }
}
