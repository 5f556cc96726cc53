package org.workerservice.config;

/**
 * The matching engine and its verticles.
 *
 * @param instances verticles; see {@link #resolvedInstances}
 * @param mailbox commands that may wait
 * @param preset how components are weighed
 * @param createThreshold score from which a create is a duplicate, 0 to 1
 * @param candidateLimit most candidates compared for one worker
 * @param bands names of ranges of scores
 */
public record MatchingSettings(
    AutoCount instances,
    int mailbox,
    MatchingPreset preset,
    double createThreshold,
    int candidateLimit,
    Bands bands) {
  /** Checks the bounds. */
  public MatchingSettings {
    Require.between("instances", instances, 1024);
    Require.between("mailbox", mailbox, 1, 1_000_000);
    Require.between("create_threshold", createThreshold, 0, 1);
    Require.between("candidate_limit", candidateLimit, 1, 100_000);
  }

  /** Matching verticles on a machine with so many cores: one a core unless fixed. */
  public int resolvedInstances(int cores) {
    return instances.orElse(Math.max(1, cores));
  }

  /**
   * Least score of each band, 0 to 1, in falling order.
   *
   * @param definite the same person
   * @param probable very likely the same person
   * @param possible worth a look
   */
  public record Bands(double definite, double probable, double possible) {
    /** Checks the bounds and the order. */
    public Bands {
      Require.between("definite", definite, 0, 1);
      Require.between("probable", probable, 0, definite);
      Require.between("possible", possible, 0, probable);
    }
  }
}
