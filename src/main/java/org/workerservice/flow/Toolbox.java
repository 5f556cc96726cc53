package org.workerservice.flow;

import java.time.Clock;
import java.time.Duration;
import org.workerservice.bus.Bus;
import org.workerservice.privacy.Masking;
import org.workerservice.survivorship.Rules;
import org.workerservice.survivorship.SystemTrust;
import org.workerservice.validation.WorkerValidator;

/**
 * The collaborators that all flows share.
 *
 * @param searchCandidates max candidates that a search adds to a match request; 0 adds none
 * @param mergeRules which value of a field survives a merge
 * @param reviewLease for how long a steward holds a review item that was given out
 * @param trust in the systems that feed the registry
 */
public record Toolbox(
    Bus bus,
    WorkerPool pool,
    Clock clock,
    WorkerValidator validator,
    WorkerIdentity identity,
    DuplicateSearch duplicates,
    MatchingPolicy policy,
    EventData eventData,
    Masking masking,
    Turns turns,
    int searchCandidates,
    Rules mergeRules,
    Duration reviewLease,
    SystemTrust trust) {
  /** Returns the checks of records to write. */
  public WriteChecks checks() {
    return new WriteChecks(validator, masking);
  }

  /** Returns the same tools with other threads for computing. */
  public Toolbox on(WorkerPool threads) {
    return new Toolbox(
        bus,
        threads,
        clock,
        validator,
        identity,
        duplicates,
        policy,
        eventData,
        masking,
        turns,
        searchCandidates,
        mergeRules,
        reviewLease,
        trust);
  }
}
