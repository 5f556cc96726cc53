package org.workerservice.persistence.worker.read;

import java.util.List;

/**
 * The candidates of each probe.
 *
 * @param watermark the query saw every change up to this outbox sequence
 */
public record Candidates(long watermark, List<List<Candidate>> perProbe) {}
