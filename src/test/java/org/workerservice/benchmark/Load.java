package org.workerservice.benchmark;

import java.time.Duration;
import java.util.Iterator;

/**
 * What a load generator has to do.
 *
 * @param calls sent one after the other; the load ends with them
 * @param warmUp before anything is counted
 * @param duration ends the load when there are still calls
 */
record Load(Iterator<Call> calls, int connections, Duration warmUp, Duration duration) {}
