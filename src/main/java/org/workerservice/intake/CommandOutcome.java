package org.workerservice.intake;

import java.util.Locale;
import org.workerservice.model.Coded;

/** How a command ended. */
public enum CommandOutcome implements Coded {
  /** The worker is new. */
  CREATED(true),
  /** The worker has new content. */
  UPDATED(true),
  /** The worker had this content already. */
  UNCHANGED(true),
  /** The worker has newer content of this system; nothing was written. */
  OLDER(true),
  /** Another key of this system leads on the worker; nothing was written. */
  SECONDARY(true),
  /** An existing worker got the key, and content of the command. */
  ATTACHED(true),
  /** The worker is deleted. */
  DELETED(true),
  /** No worker has the key. */
  NOT_FOUND(true),
  /** The worker with the key is deleted; it must be restored first. */
  SOURCE_DELETED(true),
  /** The worker has another version than the command accepts. */
  VERSION_MISMATCH(true),
  /** The record has violations. */
  INVALID(true),
  /** The worker seems to exist already, under other keys. */
  DUPLICATE(true),
  /** The role of the topic does not permit the command. */
  FORBIDDEN(false),
  /** The id belongs to another command. */
  COMMAND_ID_REUSED(false),
  /** The record is not a command; it is among the dead letters. */
  REJECTED(false),
  /** The service failed to execute the command; it is among the dead letters. */
  FAILED(false);

  private final boolean remembered;
  private final String code = name().toLowerCase(Locale.ROOT);

  CommandOutcome(boolean remembered) {
    this.remembered = remembered;
  }

  /** Whether the same command always ends like this, once it did. */
  boolean isRemembered() {
    return remembered;
  }

  @Override
  public String code() {
    return code;
  }
}
