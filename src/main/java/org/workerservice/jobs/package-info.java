/**
 * Background work: what a node repeats without a caller.
 *
 * <p>There is one way to write a job. A {@link BackgroundJob} has a name, a {@link Pace} and a step
 * that does a small part of the work and returns its {@link Progress}. {@link JobsVerticle} runs
 * the steps on an event loop: never two of one job at the same time, the next step after a pause,
 * the next run after a jittered interval. After a failure it logs the cause (each kind once,
 * without personal data) and backs off, doubling the wait up to a max. It measures {@code
 * worker_service_job_*{name}} and stops after the current step.
 *
 * <p>Every job follows these rules. A step is small (one transaction with a limited number of rows)
 * and can be repeated. Several nodes can run the job at the same time. A record that it cannot
 * process is skipped, logged by its id ({@link SkippedRecords}), and retried only in the next run.
 * A job that works tenant by tenant is a {@link TenantWalk}: the failure of one tenant never blocks
 * the others.
 *
 * <p>To add a job, write its SQL as a plain class in {@code persistence} and the job in {@code
 * jobs.registry}, and add it to the list of jobs in {@code app}.
 *
 * {@snippet lang = java:
 * /** Marks documents as expired. *&#47;
 * public final class DocumentExpiry {
 *   private static final int BATCH_SIZE = 500;
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
 *         .mark(tenant, BATCH_SIZE)
 *         .map(marked -> marked < BATCH_SIZE ? Progress.finished(marked) : Progress.more(marked));
 *   }
 * }
 * }
 *
 * <p>Loops that are driven from outside (the feed of the search index, the relay) use {@link
 * JobWatch} for the log, the back-off and the metrics. Work that a user has requested and can
 * follow under {@code /api/jobs} is different: {@link org.workerservice.persistence.job.Job}.
 */
package org.workerservice.jobs;
