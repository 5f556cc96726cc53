package org.workerservice.benchmark;

import java.time.Duration;
import java.util.Iterator;

/**
 * The work of a load generator.
 *
 * @param calls to send, one after the other; the load ends with the last one
 * @param warmUp time before anything is counted
 * @param duration after which the load ends even if there are more calls
 */
record Load(Iterator<Call> calls, int connections, Duration warmUp, Duration duration) {}
