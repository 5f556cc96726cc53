package org.workerservice.search.index;

import java.io.IOException;
import org.apache.lucene.store.AlreadyClosedException;

/** Distinguishes failures that only a rebuild of the index repairs from others. */
public final class IndexDamage {
  private IndexDamage() {}

  /** The JVM reports a truncated mapped file as an {@link InternalError}. */
  public static boolean is(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof AlreadyClosedException
        || failure instanceof MissingChanges
        || failure instanceof InternalError;
  }
}
