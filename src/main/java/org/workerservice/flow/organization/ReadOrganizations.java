package org.workerservice.flow.organization;

import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.OrganizationSearchText;
import org.workerservice.flow.Toolbox;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.ListRange;
import org.workerservice.persistence.log.AuditPage;
import org.workerservice.persistence.organization.OrganizationCommand;
import org.workerservice.persistence.organization.OrganizationHierarchy;
import org.workerservice.persistence.organization.OrganizationHits;

/** Reads organisations. The access log does not record these reads; it covers persons only. */
public final class ReadOrganizations {
  private final Bus bus;

  public ReadOrganizations(Toolbox tools) {
    this.bus = tools.bus();
  }

  /**
   * A page of organisations.
   *
   * @param next the id after which the next page starts; empty on the last page
   */
  public record Page(List<Organization> organizations, Optional<UUID> next) {}

  /** Returns a living organisation. */
  public Future<Optional<Organization>> read(RequestContext context, UUID id) {
    return bus.ask(
            OrganizationCommand.ADDRESS,
            new OrganizationCommand.Find(context.tenant(), id),
            context.deadline())
        .map(found -> found.filter(organization -> organization.deletedAt().isEmpty()));
  }

  /** Returns organisations in the order of their ids. */
  public Future<Page> list(
      RequestContext context, OrganizationCommand.Filter filter, ListRange range) {
    // One more than requested shows whether there is a next page.
    return bus.ask(
            OrganizationCommand.ADDRESS,
            new OrganizationCommand.ListAll(
                context.tenant(), filter, range.withLimit(range.limit() + 1)),
            context.deadline())
        .map(found -> page(found, range.limit()));
  }

  /**
   * A search.
   *
   * @param words names, codes, identifiers, cities or postal codes; prefixes suffice
   * @param offset number of hits to skip, counted from {@code after} if given
   * @param after the hit that the page continues behind
   */
  public record Query(
      String words,
      Optional<Boolean> active,
      Optional<String> roleCode,
      int limit,
      int offset,
      Optional<OrganizationHits.Position> after) {
    @Override
    public String toString() {
      return "Query[limit=" + limit + ", offset=" + offset + "]";
    }
  }

  /**
   * Returns living organisations that contain the words, best first; empty if the query has no
   * words.
   */
  public Future<Optional<OrganizationHits>> search(RequestContext context, Query query) {
    String phrase = OrganizationSearchText.fold(query.words());
    if (phrase.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    OrganizationCommand.Search search =
        new OrganizationCommand.Search(
            context.tenant(),
            phrase,
            OrganizationSearchText.prefixes(phrase),
            phrase.toUpperCase(Locale.ROOT),
            query.active(),
            query.roleCode(),
            query.limit(),
            query.offset(),
            query.after());
    return bus.ask(OrganizationCommand.ADDRESS, search, context.deadline()).map(Optional::of);
  }

  /** Returns the ancestors and descendants of a living organisation. */
  public Future<Optional<OrganizationHierarchy>> hierarchy(
      RequestContext context, UUID id, int depth, int limit) {
    return bus.ask(
        OrganizationCommand.ADDRESS,
        new OrganizationCommand.FindHierarchy(context.tenant(), id, depth, limit),
        context.deadline());
  }

  /**
   * Returns the changes of an organisation, newest first; the first page is empty if no
   * organisation ever had the id.
   */
  public Future<AuditPage<Organization>> auditTrail(
      RequestContext context, UUID id, Optional<UUID> after, int limit) {
    return bus.ask(
            OrganizationCommand.ADDRESS,
            new OrganizationCommand.ReadTrail(context.tenant(), id, after, limit + 1),
            context.deadline())
        .map(entries -> AuditPage.of(entries, limit));
  }

  private static Page page(List<Organization> organizations, int limit) {
    if (organizations.size() <= limit) {
      return new Page(organizations, Optional.empty());
    }
    List<Organization> shown = organizations.subList(0, limit);
    return new Page(shown, shown.getLast().id());
  }
}
