package org.workerservice.persistence;

import org.workerservice.bus.Address;

/** Where the actors of this package listen. */
public final class Persistence {
  /** The reader. */
  public static final Address<ReadCommand<?>> READER = new Address<>("persistence.reader");

  /** The writer. */
  public static final Address<WriteItem> WRITER = new Address<>("persistence.writer");

  /** Reader and writer of organisations. */
  public static final Address<OrganizationCommand<?>> ORGANIZATIONS =
      new Address<>("persistence.organizations");

  /** The writer of links. */
  public static final Address<LinkChange> LINK_WRITER = new Address<>("persistence.link-writer");

  /** The models of matching. */
  public static final Address<MatchModelCommand<?>> MATCH_MODELS =
      new Address<>("persistence.match-models");

  /** Work that goes on after its request was answered. */
  public static final Address<JobCommand<?>> JOBS = new Address<>("persistence.jobs");

  private Persistence() {}
}
