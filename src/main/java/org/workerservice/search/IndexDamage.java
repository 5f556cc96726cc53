package org.workerservice.search;

import java.io.IOException;
import org.apache.lucene.store.AlreadyClosedException;

/** Tells failures of the index from others. */
final class IndexDamage {
  private IndexDamage() {}

  /** An {@link InternalError} is how the JVM reports that a mapped file has been cut off. */
  static boolean is(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof AlreadyClosedException
        || failure instanceof InternalError;
  }
}
