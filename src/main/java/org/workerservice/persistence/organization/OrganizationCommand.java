package org.workerservice.persistence.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.Command;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.OdsStatus;
import org.workerservice.model.Organization;
import org.workerservice.model.RecordClass;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.log.AuditEntry;

/**
 * A question about organisations, or a change to some.
 *
 * @param <R> the answer
 */
public sealed interface OrganizationCommand<R> extends Command<R> {
  /** Where the reader and writer of organisations listens. */
  Address<OrganizationCommand<?>> ADDRESS = new Address<>("persistence.organizations");

  /** The organisation with an id, deleted or not. */
  record Find(UUID tenant, UUID id) implements OrganizationCommand<Optional<Organization>> {}

  /** The organisations with these ids or ODS codes, deleted or not, in no particular order. */
  record FindMany(UUID tenant, List<UUID> ids, List<String> odsCodes)
      implements OrganizationCommand<List<Organization>> {
    /** Copies the lists. */
    public FindMany {
      ids = List.copyOf(ids);
      odsCodes = List.copyOf(odsCodes);
    }
  }

  /** An organisation as it was at a version. */
  record FindVersion(UUID tenant, UUID id, long version)
      implements OrganizationCommand<Optional<Organization>> {}

  /** Which organisations a list shows; an empty condition holds for all. */
  record Filter(
      Optional<Boolean> active,
      Optional<OdsStatus> odsStatus,
      Optional<RecordClass> recordClass,
      Optional<String> roleCode,
      Optional<String> odsCode,
      Optional<UUID> partOf) {}

  /** Living organisations in the order of their ids, after one of them. */
  record ListAll(UUID tenant, Filter filter, Optional<UUID> after, int limit)
      implements OrganizationCommand<List<Organization>> {}

  /**
   * Living organisations that hold words, best first.
   *
   * @param phrase folded words with a space between them
   * @param prefixes a pattern for each of the words
   * @param odsCode what the words are if they are an ODS code
   * @param offset how many to leave out
   */
  record Search(
      UUID tenant,
      String phrase,
      List<String> prefixes,
      String odsCode,
      Optional<Boolean> active,
      Optional<String> roleCode,
      int limit,
      int offset)
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
   * What stands above and below a living organisation.
   *
   * @param depth levels below
   * @param limit most organisations below
   */
  record FindHierarchy(UUID tenant, UUID id, int depth, int limit)
      implements OrganizationCommand<Optional<OrganizationHierarchy>> {}

  /**
   * The changes of an organisation, newest first.
   *
   * @param after the entry after which the page begins, that is an older one
   */
  record ReadTrail(UUID tenant, UUID id, Optional<UUID> after, int limit)
      implements OrganizationCommand<List<AuditEntry<Organization>>> {}

  /**
   * Changes that are committed together or not at all.
   *
   * @param changes no two of them about one organisation
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
