package org.workerservice.search.index;

import java.util.function.BooleanSupplier;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.NRTCachingDirectory;

/**
 * Keeps small files in memory until the next commit. While the disk is full, it also keeps files of
 * unknown size, such as the stored fields of new documents.
 */
final class SparingDirectory extends NRTCachingDirectory {
  private static final long MEBIBYTE = 1 << 20;

  private final BooleanSupplier hasRoom;
  private final double limitMebibytes;

  SparingDirectory(
      Directory disk, double fileMebibytes, double limitMebibytes, BooleanSupplier hasRoom) {
    super(disk, fileMebibytes, limitMebibytes);
    this.limitMebibytes = limitMebibytes;
    this.hasRoom = hasRoom;
  }

  @Override
  protected boolean doCacheWrite(String name, IOContext context) {
    return super.doCacheWrite(name, context)
        || (context.mergeInfo() == null
            && !name.contains(IndexFileNames.SEGMENTS)
            && ramBytesUsed() < limitMebibytes * MEBIBYTE
            && !hasRoom.getAsBoolean());
  }
}
