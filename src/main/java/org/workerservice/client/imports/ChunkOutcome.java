package org.workerservice.client.imports;

import java.util.List;
import org.workerservice.client.file.Rejection;

/** The outcome of a chunk. */
record ChunkOutcome(Tally tally, List<Rejection> rejections) {}
