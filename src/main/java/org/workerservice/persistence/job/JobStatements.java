package org.workerservice.persistence.job;

/** The statements on jobs. */
final class JobStatements {
  /** A job that was taken so often has brought its nodes down. */
  static final int MAX_EPOCHS = 20;

  /** At most one job of each kind runs in a tenant. */
  static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('jobs of ' || $1, 0))";

  static final String START =
      """
      WITH running AS (
        SELECT id FROM jobs WHERE tenant_id = $1 AND kind = $2 AND status IN ('queued', 'running')
      ), started AS (
        INSERT INTO jobs (tenant_id, kind, status, parameters, actor, caller)
        SELECT $1, $2, 'queued', $3::text::jsonb, $4, $5::text::jsonb
        WHERE NOT EXISTS (SELECT FROM running)
        RETURNING id
      )
      SELECT id, true AS fresh FROM started
      UNION ALL
      SELECT id, false FROM running
      LIMIT 1
      """;

  static final String CLAIMABLE = "SELECT tenant_id, id FROM claimable_jobs($1)";

  private static final String JOB =
      """
      id, kind, status, parameters::text AS parameters, progress::text AS progress,
        checkpoint::text AS checkpoint, actor, created_at, updated_at, finished_at, cancelled_by,
        caller::text AS caller, epoch
      """;

  /** $1 the job, $2 the owner, $3 seconds, $4 the max number of epochs. */
  static final String CLAIM =
      """
      UPDATE jobs SET owner = $2, epoch = epoch + 1,
        expires_at = now() + make_interval(secs => $3),
        status = CASE WHEN epoch < $4 THEN 'running' ELSE 'failed' END,
        finished_at = CASE WHEN epoch >= $4 THEN now() END,
        progress = CASE WHEN epoch < $4 THEN progress
          ELSE progress || '{"error": "The job was started too often and never ended."}' END
      WHERE id = $1 AND status IN ('queued', 'running')
        AND (expires_at IS NULL OR expires_at < now())
      RETURNING
      """
          + JOB;

  private static final String HELD = " WHERE id = $1 AND epoch = $2 AND status = 'running'";

  static final String RENEW =
      "UPDATE jobs SET expires_at = now() + make_interval(secs => $3)" + HELD;

  static final String RELEASE = "UPDATE jobs SET expires_at = now()" + HELD;

  static final String REPORT = "UPDATE jobs SET progress = $3::text::jsonb" + HELD;

  static final String KEEP = "UPDATE jobs SET checkpoint = $3::text::jsonb" + HELD;

  static final String FINISH =
      "UPDATE jobs SET progress = $3::text::jsonb, status = $4, finished_at = now()" + HELD;

  static final String CLOSE =
      """
      UPDATE jobs SET progress = $3::text::jsonb
      WHERE id = $1 AND epoch = $2 AND status = 'cancelled'
      """;

  /** Nothing remains to be done, at no rate. */
  static final String CANCEL =
      """
      UPDATE jobs SET status = 'cancelled', finished_at = now(), cancelled_by = $2,
        progress = progress - 'rate' - 'remaining_seconds'
      WHERE id = $1 AND status IN ('queued', 'running')
      """;

  static final String FIND = "SELECT " + JOB + " FROM jobs WHERE id = $1";

  /** Ids are of version 7, so their order is that of time. */
  static final String LIST =
      "SELECT "
          + JOB
          + """
           FROM jobs
          WHERE tenant_id = $1 AND ($2::text IS NULL OR kind = $2)
            AND ($3::text IS NULL OR status = $3) AND ($4::uuid IS NULL OR id < $4)
          ORDER BY id DESC LIMIT $5
          """;

  private JobStatements() {}
}
