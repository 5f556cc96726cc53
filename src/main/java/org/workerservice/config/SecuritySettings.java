package org.workerservice.config;

/**
 * Who may call.
 *
 * @param jwt the tokens callers bring
 */
public record SecuritySettings(JwtSettings jwt) {}
