package org.workerservice.persistence.organization;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.model.organization.Organization;

/** One change to an organisation. */
public sealed interface OrganizationChange {
  /** The organisation to change. */
  UUID id();

  /** The content after the change; empty for a deletion. */
  Optional<Organization> content();

  /**
   * A new organisation.
   *
   * @param organization in plaintext and normalised, with the id to use
   * @param eventData masked content for the event, a JSON object
   * @param searchText the folded text that searches look at
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
   * @param expectedVersion the version the caller has seen; empty replaces any version
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

  /**
   * The deletion of a living organisation; its record stays.
   *
   * @param last what the caller has read; empty if it has found none
   */
  record Delete(UUID id, OptionalLong expectedVersion, Optional<LastContent> last)
      implements OrganizationChange {
    /**
     * Returns the content of the event: empty if the organisation was changed since it was read.
     */
    String eventData(long version) {
      return last.filter(read -> read.version() + 1 == version)
          .map(LastContent::eventData)
          .orElse("{}");
    }

    @Override
    public Optional<Organization> content() {
      return Optional.empty();
    }
  }

  /**
   * The content before a deletion.
   *
   * @param eventData masked content, a JSON object
   */
  record LastContent(long version, String eventData) {}

  /**
   * The restoration of a deleted organisation.
   *
   * @param organization the record as read; its version must still be current
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
