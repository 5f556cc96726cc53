package org.workerservice.app.service;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.workerservice.audit.Audit;
import org.workerservice.audit.AuditVerticle;
import org.workerservice.bus.Bus;
import org.workerservice.config.Settings;
import org.workerservice.encryption.SensitiveValues;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.jobs.BackgroundJob;
import org.workerservice.jobs.JobsVerticle;
import org.workerservice.jobs.Threads;
import org.workerservice.jobs.registry.Housekeeping;
import org.workerservice.jobs.registry.LogPartitionMaking;
import org.workerservice.jobs.registry.Preparation;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.persistence.assignment.AssignmentCommand;
import org.workerservice.persistence.assignment.AssignmentVerticle;
import org.workerservice.persistence.command.ResultCommand;
import org.workerservice.persistence.command.ResultVerticle;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.TenantDirectory;
import org.workerservice.persistence.deduplication.DeduplicationCommand;
import org.workerservice.persistence.deduplication.DeduplicationVerticle;
import org.workerservice.persistence.deduplication.ExpiredEntities;
import org.workerservice.persistence.job.JobCommand;
import org.workerservice.persistence.job.JobVerticle;
import org.workerservice.persistence.log.LogPartitions;
import org.workerservice.persistence.log.ServedRows;
import org.workerservice.persistence.merge.MergeCommand;
import org.workerservice.persistence.merge.MergeVerticle;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.MatchModelVerticle;
import org.workerservice.persistence.organization.OrganizationCommand;
import org.workerservice.persistence.organization.OrganizationRecords;
import org.workerservice.persistence.organization.OrganizationVerticle;
import org.workerservice.persistence.relay.PublishingCommand;
import org.workerservice.persistence.relay.PublishingVerticle;
import org.workerservice.persistence.review.MatchScoreReader;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.review.ReviewVerticle;
import org.workerservice.persistence.review.StewardCommand;
import org.workerservice.persistence.review.StewardVerticle;
import org.workerservice.persistence.worker.link.LinkChange;
import org.workerservice.persistence.worker.link.LinkWriterVerticle;
import org.workerservice.persistence.worker.preparation.StaleWorkerStore;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.read.ReaderVerticle;
import org.workerservice.persistence.worker.rows.WorkerRecords;
import org.workerservice.persistence.worker.write.CommitListener;
import org.workerservice.persistence.worker.write.GuardedListener;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriterVerticle;
import org.workerservice.privacy.SensitiveIdentifiers;
import org.workerservice.security.Tenants;

/** Builds the actors that store the records of the registry. */
final class StorageParts {
  private final Settings settings;
  private final Database database;
  private final WorkerRecords records;
  private final OrganizationRecords organizations;
  private final CommitListener listener;
  private final BooleanSupplier mayWrite;
  private final WorkerIdentity identity;

  /**
   * Prepares the actors; {@link #deploy} starts them.
   *
   * @param listener is notified of every commit
   * @param mayWrite whether the disk has room for deferrable writes
   */
  StorageParts(
      Settings settings,
      Database database,
      SensitiveValues values,
      CommitListener listener,
      BooleanSupplier mayWrite) {
    this.settings = settings;
    this.database = database;
    SensitiveIdentifiers identifiers = new SensitiveIdentifiers(NationalIdentifiers::includes);
    this.records = new WorkerRecords(values, identifiers);
    this.organizations = new OrganizationRecords(values, identifiers);
    this.listener = listener;
    this.mayWrite = mayWrite;
    this.identity = new WorkerIdentity(values::hash);
  }

  void deploy(Platform platform, RunningParts parts) {
    bound(platform.bus());
    Vertx vertx = platform.vertx();
    parts.deploy(vertx, () -> new ReaderVerticle(database, records), platform.cores());
    parts.deploy(vertx, this::writer);
    parts.deploy(vertx, () -> new OrganizationVerticle(database, organizations, listener));
    parts.deploy(
        vertx, () -> new LinkWriterVerticle(database, new GuardedListener(listener)::committed));
    parts.deploy(vertx, () -> new MergeVerticle(database, records, listener), platform.cores());
    parts.deploy(vertx, () -> new AssignmentVerticle(database, listener), platform.cores());
    parts.deploy(vertx, () -> new ReviewVerticle(database), platform.cores());
    parts.deploy(vertx, () -> new StewardVerticle(database), platform.cores());
    parts.deploy(vertx, () -> new MatchModelVerticle(database));
    parts.deploy(vertx, () -> new JobVerticle(database));
    parts.deploy(vertx, () -> new DeduplicationVerticle(database), platform.cores());
    parts.deploy(vertx, () -> new ResultVerticle(database));
    parts.deploy(vertx, () -> new PublishingVerticle(database, KafkaParts.RELAY));
    deployJobs(platform, parts);
    parts.deploy(
        vertx,
        () ->
            new AuditVerticle(
                database, records, platform.clock(), platform.registry(), auditOptions()));
  }

  private void deployJobs(Platform platform, RunningParts parts) {
    // One thread: background work takes at most one core.
    WorkerExecutor executor = platform.vertx().createSharedWorkerExecutor("jobs", 1);
    parts.addSlow(executor::close);
    Threads threads =
        new Threads() {
          @Override
          public <T> Future<T> run(Callable<T> work) {
            return executor.executeBlocking(work, false);
          }
        };
    parts.deploy(
        platform.vertx(),
        () ->
            new JobsVerticle(
                platform.registry(), jobs(threads, platform.bus()::hasRoomForChanges)));
  }

  private List<BackgroundJob> jobs(Threads threads, BooleanSupplier hasRoom) {
    TenantDirectory tenants = new TenantDirectory(database, Tenants.DEFAULT);
    ServedRows served = new ServedRows(database, Tenants.DEFAULT);
    List<BackgroundJob> jobs = new ArrayList<>();
    jobs.add(LogPartitionMaking.job(new LogPartitions(database, Tenants.DEFAULT)));
    jobs.add(Housekeeping.ofRequests(tenants, served, settings.idempotency().retention()));
    if (settings.kafka().commands().topics().isPresent()) {
      jobs.add(Housekeeping.ofResults(tenants, served, settings.kafka().commands().retention()));
    }
    if (!settings.review().scoreRetention().isZero()) {
      jobs.add(
          Housekeeping.ofScores(
              tenants, new MatchScoreReader(database), settings.review().scoreRetention()));
    }
    if (!settings.review().entityRetention().isZero()) {
      jobs.add(
          Housekeeping.ofEntities(
              tenants, new ExpiredEntities(database), settings.review().entityRetention()));
    }
    if (!settings.events().retention().isZero()) {
      jobs.add(Housekeeping.ofEvents(served, settings.events().retention()));
    }
    jobs.add(
        Preparation.job(
            tenants,
            new StaleWorkerStore(database, records, MatchFeatures.FORMAT_VERSION),
            identity::of,
            threads,
            hasRoom));
    return jobs;
  }

  /** Sets the limit of each mailbox. */
  private void bound(Bus bus) {
    int requests = settings.http().maxInFlight();
    bus.bound(ReadCommand.ADDRESS, requests * 4);
    bus.bound(WriteItem.ADDRESS, settings.writes().queue());
    bus.bound(OrganizationCommand.ADDRESS, requests);
    bus.bound(LinkChange.ADDRESS, settings.writes().queue());
    bus.bound(MergeCommand.ADDRESS, requests);
    bus.bound(AssignmentCommand.ADDRESS, requests);
    bus.bound(ReviewCommand.ADDRESS, requests);
    bus.bound(StewardCommand.ADDRESS, requests);
    bus.bound(MatchModelCommand.ADDRESS, requests);
    bus.bound(JobCommand.ADDRESS, requests);
    bus.bound(DeduplicationCommand.ADDRESS, requests);
    bus.bound(ResultCommand.ADDRESS, settings.kafka().commands().maxInFlight() * 2);
    bus.bound(PublishingCommand.ADDRESS, requests);
    bus.bound(Audit.ADDRESS, settings.audit().accessLogQueue());
  }

  private WriterVerticle writer() {
    return new WriterVerticle(
        database, records, settings.writes().maxBatch(), settings.writes().linger(), listener);
  }

  private AuditVerticle.Options auditOptions() {
    return new AuditVerticle.Options(
        settings.audit().accessLog(),
        settings.audit().accessLogFlush(),
        settings.audit().accessLogQueue(),
        mayWrite);
  }
}
