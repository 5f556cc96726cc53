package org.workerservice.search.index;

import java.io.IOException;

/** Tells a disk that is full from one that is broken. */
public final class FullDisk {
  private FullDisk() {}

  /** The system's words for it (ENOSPC, EDQUOT) are all that Java hands on. */
  public static boolean is(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof IOException
          && (message.contains("No space left on device")
              || message.contains("Disk quota exceeded"))) {
        return true;
      }
    }
    return false;
  }
}
