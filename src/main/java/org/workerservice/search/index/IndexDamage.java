package org.workerservice.search.index;

import java.io.IOException;
import org.apache.lucene.store.AlreadyClosedException;

/** Tells failures of the index from others. */
public final class IndexDamage {
  private IndexDamage() {}

  /** An {@link InternalError} is how the JVM reports that a mapped file has been cut off. */
  public static boolean is(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof AlreadyClosedException
        || failure instanceof InternalError;
  }
}
