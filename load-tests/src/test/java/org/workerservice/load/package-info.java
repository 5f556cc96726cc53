/**
 * Load on a running service, by Gatling.
 *
 * <p>{@link org.workerservice.load.LoadSimulation} is what Gatling runs; {@link
 * org.workerservice.load.Options} says with what. Each phase of a run (warm-up, level, …) is a
 * group of requests, so that Gatling keeps its figures apart.
 */
package org.workerservice.load;
