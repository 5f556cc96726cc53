package org.workerservice.security;

/** What a request needs its caller to be allowed. */
public enum Permission {
  /** Reads, lists, matches and checks for duplicates. */
  READ_WORKERS,
  /** Creates and updates, also under an id of the caller's choice. */
  WRITE_WORKERS,
  /** Deletes and restores. */
  DELETE_WORKERS,
  /** Imports in bulk. */
  IMPORT_WORKERS,
  /** Creates a worker in spite of likely duplicates. */
  ACKNOWLEDGE_DUPLICATES,
  /** Reads who did what to a worker. */
  READ_AUDIT,
  /** Reads the log of changes. */
  READ_EVENTS,
  /** Trains, activates and compares models of matching, and reads them. */
  MANAGE_MATCH_MODELS,
  /** Reads how work is going that goes on after its request was answered. */
  READ_JOBS,
  /** Builds the search index anew. */
  REINDEX,
  /** Reads, lists and searches organisations. */
  READ_ORGANIZATIONS,
  /** Creates and updates organisations. */
  WRITE_ORGANIZATIONS,
  /** Deletes and restores organisations. */
  DELETE_ORGANIZATIONS,
  /** Imports organisations in bulk. */
  IMPORT_ORGANIZATIONS
}
