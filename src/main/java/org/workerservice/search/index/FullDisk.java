package org.workerservice.search.index;

import java.io.IOException;

/** Distinguishes a full disk from a broken one. */
public final class FullDisk {
  private FullDisk() {}

  /** Compares the system's messages for ENOSPC and EDQUOT: Java passes on nothing else. */
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
