/**
 * The data directory, and the PostgreSQL 18 that the service carries for first use.
 *
 * <p>Owns everything below {@code postgresql/} in the data directory: the unpacked binaries, the
 * cluster, the superuser's password and the server's log. Promises durable settings (checked with
 * the server itself at every start), SCRAM authentication on the loopback address only, a log
 * without statement texts or values, and that at most one server works on a directory: what a
 * killed process left behind is stopped before a new server starts.
 *
 * <p>Everything here blocks and belongs into the start-up thread or a virtual thread, never on an
 * event loop. Failures are {@link org.workerservice.app.StartupException}s.
 */
package org.workerservice.app.postgresql;
