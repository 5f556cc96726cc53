/**
 * Typed settings, read once at start: command-line flags before environment before file before the
 * documented defaults of {@code conf/worker-service.yaml}.
 *
 * <p>Promises that a {@link org.workerservice.config.Settings} that exists is valid, that whatever
 * is wrong with its sources is told in one sentence naming the key, the source and what is allowed,
 * and that neither that sentence nor any {@code toString} shows a secret. Depends on no other
 * package.
 */
package org.workerservice.config;
