package org.workerservice.relay;

/** Is told how the reading of a feed goes. For one thread. */
interface FeedHealth {
  /** The cursor has read; nothing that failed before fails any more. */
  void cursorRead();

  /** The cursor could not read; returns how many ticks it should wait, at least one. */
  long cursorFailed(Throwable cause);

  /** Whoever could not read pages of its own now can, or has left. */
  void pagesRead();

  /** A subscriber could not read a page of its own. */
  void pageFailed(Throwable cause);
}
