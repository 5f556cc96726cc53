package org.workerservice.app.service;

import java.util.Locale;
import org.workerservice.app.postgresql.DiskLevel;
import org.workerservice.app.postgresql.DiskWatch;
import org.workerservice.config.Settings;
import org.workerservice.observability.Health;
import org.workerservice.observability.Metrics;

/**
 * Tells the parts of a service how much room the disk has. An external database has its own disk;
 * then only the search index depends on this one.
 */
final class DiskParts {
  private final DiskWatch watch;
  private final boolean embedded;

  private DiskParts(DiskWatch watch, boolean embedded) {
    this.watch = watch;
    this.embedded = embedded;
  }

  /** Checks the disk for the first time. */
  static DiskParts start(Settings settings) {
    boolean embedded = settings.database().url().isEmpty();
    return new DiskParts(
        DiskWatch.start(settings.dataDir(), settings.storage().minFree().bytes(), embedded),
        embedded);
  }

  /** Starts regular checks of the disk. Changes are refused while the disk is almost full. */
  void deploy(Platform platform, RunningParts parts) {
    platform.bus().admitChangesWhile(() -> !refusesChanges());
    parts.deploy(platform.vertx(), () -> new DiskWatchVerticle(watch));
  }

  /** Reports how full the disk is. */
  void show(Health health, Metrics metrics) {
    health.watch(this::disk);
    metrics.watchDisk(watch::free, this::refusesChanges);
  }

  private Health.Disk disk() {
    return new Health.Disk(
        watch.level().name().toLowerCase(Locale.ROOT), watch.free(), refusesChanges());
  }

  private boolean refusesChanges() {
    return embedded && watch.level() != DiskLevel.ROOMY;
  }

  /** Returns whether the files of the search index may grow. */
  boolean mayGrow() {
    return watch.level() != DiskLevel.FULL;
  }

  /** Returns whether reads may be written to the audit log now; otherwise they wait. */
  boolean mayLog() {
    return !embedded || mayGrow();
  }

  /** Frees the room that an orderly shutdown needs. */
  void prepareEnd() {
    watch.prepareEnd();
  }
}
