package org.workerservice.app;

import java.util.Locale;
import org.workerservice.app.postgresql.DiskLevel;
import org.workerservice.app.postgresql.DiskWatch;
import org.workerservice.config.Settings;
import org.workerservice.observability.Health;
import org.workerservice.observability.Metrics;

/**
 * Tells the parts of a service what the disk has room for. A database elsewhere has a disk of its
 * own: then only the search index depends on this one.
 */
final class DiskParts {
  private final DiskWatch watch;
  private final boolean embedded;

  private DiskParts(DiskWatch watch, boolean embedded) {
    this.watch = watch;
    this.embedded = embedded;
  }

  /** Looks at the disk for the first time. */
  static DiskParts begin(Settings settings) {
    boolean embedded = settings.database().url().isEmpty();
    return new DiskParts(
        DiskWatch.begin(settings.dataDir(), settings.storage().minFree().bytes(), embedded),
        embedded);
  }

  /** Has the disk looked at from now on, and changes refused while it is almost full. */
  void deploy(Platform platform, RunningParts parts) {
    platform.bus().admitChangesWhile(() -> !refusesChanges());
    parts.deploy(platform.vertx(), () -> new DiskWatchVerticle(watch));
  }

  /** Says how full the disk is. */
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

  /** Whether the files of the search index may grow. */
  boolean mayGrow() {
    return watch.level() != DiskLevel.FULL;
  }

  /** Whether reads may be written down now; otherwise they wait. */
  boolean mayLog() {
    return !embedded || mayGrow();
  }

  /** Makes room for what is written at the end. */
  void prepareEnd() {
    watch.prepareEnd();
  }
}
