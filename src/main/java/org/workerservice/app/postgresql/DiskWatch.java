package org.workerservice.app.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.app.startup.StartupException;

/**
 * Tracks how full the disk of the data directory is, as of the last {@link #check()}, and maintains
 * the reserve of an embedded server. One thread at a time may check; everything else is safe for
 * any thread.
 */
public final class DiskWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
  private static final long MEBIBYTE = 1 << 20;

  /** On a small disk, a higher mark would refuse all changes. */
  private static final int MAX_SHARE = 10;

  /** Below this, a running server may fail to accept clients. */
  private static final long MIN_FOR_SERVER = 4 * MEBIBYTE;

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
   * Checks the disk for the first time.
   *
   * @param minFree free bytes below which changes are refused; capped at a tenth of the disk
   * @param embedded whether the database is in the directory too, so that a reserve is kept
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
          "The free disk space of %s cannot be read: %s".formatted(dataDirectory, e), e);
    }
  }

  /** Returns how full the disk was at the last check. */
  public DiskLevel level() {
    return level;
  }

  /** Returns the free bytes at the last check. */
  public long free() {
    return free;
  }

  /** Returns the free bytes below which changes are refused. */
  public long mark() {
    return mark;
  }

  /** Checks the disk again, and grows or releases the reserve by a step. Blocks on files. */
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

  /** Releases the reserve if an orderly shutdown needs the room. Blocks on files. */
  public void prepareEnd() {
    try {
      if (reserve.isPresent() && reserve.get().giveAllIfShort()) {
        LOG.warn("The disk is full: the reserve is released for the shutdown of the service");
      }
    } catch (IOException e) {
      warn(e);
    }
  }

  private void tend(DiskReserve kept) throws IOException {
    if (free < MIN_FOR_SERVER) {
      if (kept.giveSome()) {
        LOG.warn("The disk is full: part of the reserve is released");
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
          "The free disk space of the data directory cannot be read: {}",
          problem.getClass().getName());
    }
    failing = true;
  }
}
