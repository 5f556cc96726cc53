package org.workerservice.client.mapping;

import org.workerservice.model.Organization;
import org.workerservice.model.Worker;

/** What a file holds. */
public enum Entity {
  /** People who work. */
  WORKERS("workers", "worker", Worker.class),
  /** What they belong to. */
  ORGANIZATIONS("organizations", "organization", Organization.class);

  private final String plural;
  private final String singular;
  private final Class<?> type;

  Entity(String plural, String singular, Class<?> type) {
    this.plural = plural;
    this.singular = singular;
    this.type = type;
  }

  /** Returns the name in paths and bodies of the REST interface. */
  public String plural() {
    return plural;
  }

  /** Returns the key under which a mapping has the fields. */
  public String singular() {
    return singular;
  }

  /** Returns the record of the model. */
  public Class<?> type() {
    return type;
  }
}
