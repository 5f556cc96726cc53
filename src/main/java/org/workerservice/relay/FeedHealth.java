package org.workerservice.relay;

/** Receives the health of the reads of a feed. For one thread. */
interface FeedHealth {
  /** The cursor has read successfully; earlier failures of it are over. */
  void cursorRead();

  /** The cursor failed to read; returns how many ticks it must wait, at least one. */
  long cursorFailed(Throwable cause);

  /** No subscriber fails to read its pages any more: each one recovered or left. */
  void pagesRead();

  /** A page for one subscriber could not be read. */
  void pageFailed(Throwable cause);
}
