/** The background jobs that keep the registry in order; their SQL lies in {@code persistence}. */
package org.workerservice.jobs.registry;
