package org.workerservice.security;

import java.util.UUID;

/** Built-in tenants. */
public final class Tenants {
  /** The tenant of a caller whose token names none. It always exists. */
  public static final UUID DEFAULT = UUID.fromString("00000000-0000-7000-8000-000000000000");

  private Tenants() {}
}
