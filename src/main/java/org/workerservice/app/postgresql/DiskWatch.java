package org.workerservice.app.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.app.StartupException;

/**
 * Knows how full the disk of the data directory is, as of the last {@link #check()}, and keeps the
 * reserve of an embedded server. Checks are made by one thread at a time; the rest is safe for any.
 */
public final class DiskWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
  private static final long MEBIBYTE = 1 << 20;

  /** A larger mark would refuse all changes on a small disk. */
  private static final int MAX_SHARE = 10;

  /** Below it a running server may fail to let clients in. */
  private static final long NEXT_TO_NOTHING = 4 * MEBIBYTE;

  private final FreeSpace disk;
  private final long mark;
  private final Optional<DiskReserve> reserve;
  private volatile DiskLevel level = DiskLevel.ROOMY;
  private volatile long free = Long.MAX_VALUE;
  private boolean failing;

  DiskWatch(FreeSpace disk, long mark, Optional<DiskReserve> reserve) {
    this.disk = disk;
    this.mark = mark;
    this.reserve = reserve;
  }

  /**
   * Looks at the disk for the first time.
   *
   * @param minFree bytes below which changes are refused; at most a tenth of the disk counts
   * @param embedded whether the database lies in the directory too, so that a reserve is kept
   */
  public static DiskWatch start(Path dataDirectory, long minFree, boolean embedded) {
    try {
      long total = Files.getFileStore(dataDirectory).getTotalSpace();
      DiskWatch watch =
          new DiskWatch(
              FreeSpace.of(dataDirectory),
              Math.min(minFree, total / MAX_SHARE),
              embedded ? Optional.of(DiskReserve.in(dataDirectory)) : Optional.empty());
      watch.check();
      return watch;
    } catch (IOException e) {
      throw new StartupException(
          "The free space of %s cannot be asked for: %s".formatted(dataDirectory, e), e);
    }
  }

  /** How full the disk was at the last check. */
  public DiskLevel level() {
    return level;
  }

  /** Bytes that could be written at the last check. */
  public long free() {
    return free;
  }

  /** Bytes below which changes are refused. */
  public long mark() {
    return mark;
  }

  /** Looks again; also adds a step to the reserve, or gives some of it up. Blocks on files. */
  public void check() {
    try {
      free = disk.bytes();
      enter(level.next(free, mark));
      if (reserve.isPresent()) {
        tend(reserve.get());
      }
      failing = false;
    } catch (IOException e) {
      warn(e);
    }
  }

  /** Makes room for what an orderly end still has to write. Blocks on files. */
  public void prepareEnd() {
    try {
      if (reserve.isPresent() && reserve.get().giveAllIfShort()) {
        LOG.warn("The disk is full: its reserve is given up for the end of the service");
      }
    } catch (IOException e) {
      warn(e);
    }
  }

  private void tend(DiskReserve kept) throws IOException {
    if (free < NEXT_TO_NOTHING) {
      if (kept.giveSome()) {
        LOG.warn("The disk is full: part of its reserve is given up");
      }
    } else if (level == DiskLevel.ROOMY
        && free - DiskReserve.STEP >= DiskLevel.recovered(mark)
        && !kept.isWhole()) {
      kept.grow();
    }
  }

  private void enter(DiskLevel now) {
    DiskLevel before = level;
    level = now;
    if (now == before) {
      return;
    }
    switch (now) {
      case ROOMY -> LOG.info("The disk has room again: {} MiB are free", inMebibytes());
      case LOW -> LOG.warn("The disk is almost full: {} MiB are free", inMebibytes());
      case FULL -> LOG.error("The disk is full: {} MiB are free", inMebibytes());
    }
  }

  private long inMebibytes() {
    return free / MEBIBYTE;
  }

  private void warn(IOException problem) {
    if (!failing) {
      LOG.warn(
          "The free space of the data directory is not known: {}", problem.getClass().getName());
    }
    failing = true;
  }
}
