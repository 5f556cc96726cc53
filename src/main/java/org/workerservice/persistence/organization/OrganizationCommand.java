package org.workerservice.persistence.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.Command;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.organization.OdsStatus;
import org.workerservice.model.organization.Organization;
import org.workerservice.model.organization.RecordClass;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.database.ListRange;
import org.workerservice.persistence.log.AuditEntry;

/**
 * Reads or changes organisations.
 *
 * @param <R> the answer
 */
public sealed interface OrganizationCommand<R> extends Command<R> {
  /** The address of {@link OrganizationVerticle}. */
  Address<OrganizationCommand<?>> ADDRESS = new Address<>("persistence.organizations");

  /** Finds the organisation with this id, deleted or not. */
  record Find(UUID tenant, UUID id) implements OrganizationCommand<Optional<Organization>> {}

  /** Finds organisations by id or ODS code, deleted or not, in no particular order. */
  record FindMany(UUID tenant, List<UUID> ids, List<String> odsCodes)
      implements OrganizationCommand<List<Organization>> {
    /** Copies the lists. */
    public FindMany {
      ids = List.copyOf(ids);
      odsCodes = List.copyOf(odsCodes);
    }
  }

  /** Finds a past version of an organisation. */
  record FindVersion(UUID tenant, UUID id, long version)
      implements OrganizationCommand<Optional<Organization>> {}

  /** Conditions of a list; an empty condition matches all organisations. */
  record Filter(
      Optional<Boolean> active,
      Optional<OdsStatus> odsStatus,
      Optional<RecordClass> recordClass,
      Optional<String> roleCode,
      Optional<String> odsCode,
      Optional<UUID> partOf,
      Optional<UUID> tree) {}

  /** Lists organisations in id order. */
  record ListAll(UUID tenant, Filter filter, ListRange range)
      implements OrganizationCommand<List<Organization>> {}

  /**
   * Finds living organisations by words, best first.
   *
   * @param phrase folded words, separated by spaces
   * @param prefixes a pattern for each word
   * @param odsCode the words read as an ODS code
   * @param offset how many hits to skip, counted from {@code after} if that is given
   * @param after the hit that the page continues behind
   */
  record Search(
      UUID tenant,
      String phrase,
      List<String> prefixes,
      String odsCode,
      Optional<Boolean> active,
      Optional<String> roleCode,
      int limit,
      int offset,
      Optional<OrganizationHits.Position> after)
      implements OrganizationCommand<OrganizationHits> {
    /** Copies the list. */
    public Search {
      prefixes = List.copyOf(prefixes);
    }

    @Override
    public String toString() {
      return "Search[limit=" + limit + ", offset=" + offset + "]";
    }
  }

  /**
   * Finds the ancestors and descendants of a living organisation.
   *
   * @param depth max levels of descendants
   * @param limit max descendants
   */
  record FindHierarchy(UUID tenant, UUID id, int depth, int limit)
      implements OrganizationCommand<Optional<OrganizationHierarchy>> {}

  /**
   * Reads the changes of an organisation, newest first.
   *
   * @param after the last entry of the previous page; the page starts with the next older one
   */
  record ReadTrail(UUID tenant, UUID id, Optional<UUID> after, int limit)
      implements OrganizationCommand<List<AuditEntry<Organization>>> {}

  /**
   * Commits changes atomically.
   *
   * @param changes at most one for each organisation
   * @param rows outcomes of import rows, committed with the changes
   */
  record Write(
      RequestContext context,
      List<OrganizationChange> changes,
      Optional<IdempotencyKey> idempotency,
      List<ImportRow> rows)
      implements OrganizationCommand<OrganizationWriteOutcome>,
          ChangeCommand<OrganizationWriteOutcome> {
    /** Copies the lists. */
    public Write {
      changes = List.copyOf(changes);
      rows = List.copyOf(rows);
    }
  }
}
