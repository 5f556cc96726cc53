package org.workerservice.flow.job;

/** The job cannot be done. The message is a sentence for the person who requested it. */
public final class JobRefused extends RuntimeException {
  /** Creates an exception with a sentence without personal data. */
  public JobRefused(String sentence) {
    super(sentence, null, false, false);
  }
}
