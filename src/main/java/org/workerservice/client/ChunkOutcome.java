package org.workerservice.client;

import java.util.List;

/** What became of a chunk. */
record ChunkOutcome(Tally tally, List<Rejection> rejections) {}
