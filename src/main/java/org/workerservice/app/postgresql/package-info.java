/**
 * The data directory, and the embedded PostgreSQL 18.
 *
 * <p>Owns everything below {@code postgresql/} in the data directory: the unpacked binaries, the
 * cluster, the superuser's password and the server's log. Promises durable settings (the server is
 * asked at every start), SCRAM authentication on the loopback address only, a log without statement
 * texts or values, and at most one server per directory: a server that a killed process left behind
 * is stopped before a new one starts.
 *
 * <p>Everything here blocks: call it from the start-up thread or a virtual thread, never from an
 * event loop. Failures are {@link org.workerservice.app.startup.StartupException}s.
 */
package org.workerservice.app.postgresql;
