package org.workerservice.config;

/**
 * Authentication of callers.
 *
 * @param jwt the tokens of callers
 */
public record SecuritySettings(JwtSettings jwt) {}
