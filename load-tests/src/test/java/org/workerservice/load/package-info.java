/**
 * Load on a running service, by Gatling.
 *
 * <p>{@link org.workerservice.load.LoadSimulation} is the simulation that Gatling runs; {@link
 * org.workerservice.load.Options} configures it. Each phase of a run (warm-up, level, …) is a group
 * of requests, so that Gatling reports its figures separately.
 */
package org.workerservice.load;
