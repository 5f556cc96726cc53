package org.workerservice.intake;

import java.util.Set;
import java.util.UUID;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.source.UpsertWorker.OnDuplicate;
import org.workerservice.model.SourceKey;
import org.workerservice.model.WorkerSource;
import org.workerservice.security.Permission;
import org.workerservice.survivorship.Feed;

/** A command that can be executed. */
public sealed interface Command {
  CommandHeader header();

  /** The record that the command is about; commands of one key are executed in order. */
  SourceKey key();

  /** What the caller must be allowed to do. */
  Set<Permission> needed();

  /**
   * Creates or updates a worker.
   *
   * @param feed as sent
   * @param condition the versions of the worker that may be changed
   * @param acknowledged workers that the sender knows to be other people
   */
  record Upsert(
      CommandHeader header,
      Feed feed,
      OnDuplicate onDuplicate,
      VersionCondition condition,
      Set<UUID> acknowledged)
      implements Command {
    /** Makes a defensive copy of the set. */
    public Upsert {
      acknowledged = Set.copyOf(acknowledged);
    }

    @Override
    public SourceKey key() {
      return feed.key();
    }

    @Override
    public Set<Permission> needed() {
      return acknowledged.isEmpty()
          ? Set.of(Permission.WRITE_WORKERS)
          : Set.of(Permission.WRITE_WORKERS, Permission.ACKNOWLEDGE_DUPLICATES);
    }
  }

  /** Soft-deletes a worker. */
  record Delete(CommandHeader header, WorkerSource source) implements Command {
    @Override
    public SourceKey key() {
      return source.key();
    }

    @Override
    public Set<Permission> needed() {
      return Set.of(Permission.DELETE_WORKERS);
    }
  }
}
