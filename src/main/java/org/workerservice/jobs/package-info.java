/**
 * Background work: what a node repeats while nobody waits for it.
 *
 * <p>There is one way to write it. A {@link BackgroundJob} has a name, a {@link Pace} and a step
 * that does a small part of the work and returns its {@link Progress}. {@link JobsVerticle} runs
 * the steps on an event loop: never two of one job at a time, the next step after a pause, the next
 * run after a jittered interval. After a failure it says why (each kind once, without personal
 * data) and waits twice as long each time, up to a limit. It measures {@code
 * worker_service_job_*{name}} and ends after the step under way.
 *
 * <p>What a job promises: a step is small (one transaction of a bounded number of rows) and may be
 * repeated; several nodes may run it at once; a record it cannot deal with is skipped and named by
 * its id ({@link SkippedRecords}), and tried again only in the next run. A job that works tenant by
 * tenant is a {@link TenantWalk}: the failure of one never keeps others from their turn.
 *
 * <p>The next job: its SQL is a plain class in {@code persistence}, the job stands in {@code
 * jobs.registry} and is added to the list of jobs in {@code app}.
 *
 * {@snippet lang = java:
 * /** Marks documents as expired. *&#47;
 * public final class DocumentExpiry {
 *   private static final int AT_ONCE = 500;
 *
 *   private DocumentExpiry() {}
 *
 *   public static BackgroundJob job(TenantDirectory tenants, ExpiredDocuments documents) {
 *     return new BackgroundJob(
 *         "document_expiry",
 *         Pace.every(Duration.ofHours(1)),
 *         new TenantWalk(tenants::ids, tenant -> step(documents, tenant)));
 *   }
 *
 *   private static Future<Progress> step(ExpiredDocuments documents, UUID tenant) {
 *     return documents
 *         .mark(tenant, AT_ONCE)
 *         .map(marked -> marked < AT_ONCE ? Progress.finished(marked) : Progress.more(marked));
 *   }
 * }
 * }
 *
 * <p>Loops that are driven from outside (the feed of the search index, the relay) use {@link
 * JobWatch} for the log, the waits and the metrics. Work that a user has asked for and can follow
 * under {@code /api/jobs} is something else: {@link org.workerservice.persistence.job.Job}.
 */
package org.workerservice.jobs;
