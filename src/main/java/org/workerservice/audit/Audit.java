package org.workerservice.audit;

import org.workerservice.bus.Address;

/** Where the audit actor listens. */
public final class Audit {
  /** The one instance of a node. */
  public static final Address<AuditCommand<?>> ADDRESS = new Address<>("audit");

  private Audit() {}
}
