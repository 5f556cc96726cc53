package org.workerservice.persistence.organization;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.model.Organization;

/** One change to an organisation. */
public sealed interface OrganizationChange {
  /** Which organisation is changed. */
  UUID id();

  /** What the organisation holds afterwards; empty for a deletion. */
  Optional<Organization> content();

  /**
   * A new organisation.
   *
   * @param organization in clear and normalised; its id is the one to use
   * @param eventData masked content for the event, a JSON object
   * @param searchText what it is found by
   */
  record Create(Organization organization, String eventData, String searchText)
      implements OrganizationChange {
    @Override
    public UUID id() {
      return organization.id().orElseThrow();
    }

    @Override
    public Optional<Organization> content() {
      return Optional.of(organization);
    }
  }

  /**
   * New content for a living organisation.
   *
   * @param expectedVersion the version the caller has seen; empty replaces whatever is there
   */
  record Update(
      Organization organization, String eventData, String searchText, OptionalLong expectedVersion)
      implements OrganizationChange {
    @Override
    public UUID id() {
      return organization.id().orElseThrow();
    }

    @Override
    public Optional<Organization> content() {
      return Optional.of(organization);
    }
  }

  /** The end of a living organisation; its record stays. */
  record Delete(UUID id, OptionalLong expectedVersion) implements OrganizationChange {
    @Override
    public Optional<Organization> content() {
      return Optional.empty();
    }
  }

  /**
   * The return of a deleted organisation.
   *
   * @param organization the record as read, whose version must still be the current one
   */
  record Restore(Organization organization, String eventData, String searchText)
      implements OrganizationChange {
    @Override
    public UUID id() {
      return organization.id().orElseThrow();
    }

    @Override
    public Optional<Organization> content() {
      return Optional.of(organization);
    }
  }
}
