package org.workerservice.client.imports;

/** Shows the progress of an import. */
public interface ImportProgress extends AutoCloseable {
  /** Called once before the first chunk, with the counts of an earlier, interrupted run. */
  default void started(Tally tally) {}

  /**
   * Called after each acknowledged chunk, from one thread.
   *
   * @param consumed bytes of the file that are acknowledged, out of {@code fileSize}
   */
  void acknowledged(Tally tally, long consumed, long fileSize);

  /** Called before a request is retried because the service is unavailable; from any thread. */
  void waiting(String complaint);

  @Override
  void close();

  /** Returns an implementation that shows nothing. */
  static ImportProgress silent() {
    return new ImportProgress() {
      @Override
      public void acknowledged(Tally tally, long consumed, long fileSize) {}

      @Override
      public void waiting(String complaint) {}

      @Override
      public void close() {}
    };
  }
}
