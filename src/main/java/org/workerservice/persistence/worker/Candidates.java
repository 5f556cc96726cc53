package org.workerservice.persistence.worker;

import java.util.List;

/**
 * The candidates of each probe.
 *
 * @param watermark every change up to this outbox sequence was visible to the query
 */
public record Candidates(long watermark, List<List<Candidate>> perProbe) {}
