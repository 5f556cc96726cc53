/** The background jobs of the registry; their SQL is in {@code persistence}. */
package org.workerservice.jobs.registry;
