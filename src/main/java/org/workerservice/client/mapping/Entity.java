package org.workerservice.client.mapping;

import org.workerservice.model.Worker;
import org.workerservice.model.organization.Organization;

/** The kind of records in a file. */
public enum Entity {
  /** Workers. */
  WORKERS("workers", "worker", Worker.class),
  /** Organisations. */
  ORGANIZATIONS("organizations", "organization", Organization.class);

  private final String plural;
  private final String singular;
  private final Class<?> type;

  Entity(String plural, String singular, Class<?> type) {
    this.plural = plural;
    this.singular = singular;
    this.type = type;
  }

  /** Returns the name in the paths and bodies of the REST interface. */
  public String plural() {
    return plural;
  }

  /** Returns the key of the fields in a mapping. */
  public String singular() {
    return singular;
  }

  /** Returns the type in the model. */
  public Class<?> type() {
    return type;
  }
}
