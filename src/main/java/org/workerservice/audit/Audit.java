package org.workerservice.audit;

import org.workerservice.bus.Address;

/** The address of the audit actor. */
public final class Audit {
  /** One instance listens on each node. */
  public static final Address<AuditCommand<?>> ADDRESS = new Address<>("audit");

  private Audit() {}
}
