package org.workerservice.client;

/** Shows how far an import is. */
public interface ImportProgress extends AutoCloseable {
  /**
   * Called after each acknowledged chunk, from one thread.
   *
   * @param consumed bytes of the file that were acknowledged, of {@code fileSize}
   */
  void acknowledged(Tally tally, long consumed, long fileSize);

  /** Called when the service could not be reached and will be tried again; from any thread. */
  void waiting(String complaint);

  @Override
  void close();

  /** Returns a progress that shows nothing. */
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
