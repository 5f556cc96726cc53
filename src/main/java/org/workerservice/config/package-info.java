/**
 * Typed settings, read once at start. Command-line flags override the environment, which overrides
 * the file, which overrides the documented defaults in {@code conf/worker-service.yaml}.
 *
 * <p>Every {@link org.workerservice.config.Settings} is valid. Errors are reported in one sentence
 * that names the key, the source and what is allowed. Neither that sentence nor any {@code
 * toString} contains a secret. Depends on no other package.
 */
package org.workerservice.config;
