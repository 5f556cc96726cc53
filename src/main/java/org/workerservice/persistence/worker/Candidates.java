package org.workerservice.persistence.worker;

import java.util.List;

/**
 * The candidates of each probe.
 *
 * @param through every change up to this outbox sequence was visible to the query
 */
public record Candidates(long through, List<List<Candidate>> perProbe) {}
