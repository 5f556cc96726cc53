package org.workerservice.security;

/** What a caller must be allowed to do. */
public enum Permission {
  /** Reads, lists, matches and checks for duplicates. */
  READ_WORKERS,
  /** Creates and updates, including under an id that the caller chooses. */
  WRITE_WORKERS,
  /** Deletes and restores. */
  DELETE_WORKERS,
  /** Imports in bulk. */
  IMPORT_WORKERS,
  /** Creates a worker despite likely duplicates. */
  ACKNOWLEDGE_DUPLICATES,
  /** Gives fields that a person corrected back to the feeds. */
  RELEASE_FIELDS,
  /** Merges workers and reverses merges. */
  MERGE_WORKERS,
  /** Compares all workers with each other, and raises or merges duplicates. */
  DEDUPLICATE_WORKERS,
  /** Reads audit trails. */
  READ_AUDIT,
  /** Reads the log of changes. */
  READ_EVENTS,
  /** Trains, reads, compares and activates match models. */
  MANAGE_MATCH_MODELS,
  /** Reads the progress of background jobs. */
  READ_JOBS,
  /** Cancels background jobs. */
  CANCEL_JOBS,
  /** Rebuilds the search index. */
  REINDEX,
  /** Operates the publishing of events. */
  MANAGE_PUBLISHING,
  /** Reads, lists and searches organisations. */
  READ_ORGANIZATIONS,
  /** Creates and updates organisations. */
  WRITE_ORGANIZATIONS,
  /** Deletes and restores organisations. */
  DELETE_ORGANIZATIONS,
  /** Imports organisations in bulk. */
  IMPORT_ORGANIZATIONS
}
