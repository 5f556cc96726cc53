package org.workerservice.search.index;

/**
 * The log of changes no longer has every change after the watermark of an index, so the index can
 * never be complete again: it must be rebuilt.
 */
public final class MissingChanges extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Names the watermark of the index. */
  public MissingChanges(long watermark) {
    super(
        "The log no longer has every change after sequence " + watermark + ".", null, false, false);
  }
}
