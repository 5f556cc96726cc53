package org.workerservice.client;

import java.util.List;

/** The outcome of a chunk. */
record ChunkOutcome(Tally tally, List<Rejection> rejections) {}
