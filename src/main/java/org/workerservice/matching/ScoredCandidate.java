package org.workerservice.matching;

import java.util.UUID;

/** A worker and how it compares with the probe. */
public record ScoredCandidate(UUID id, MatchResult result) {}
