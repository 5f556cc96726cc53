package org.workerservice.config;

/**
 * Metrics.
 *
 * @param enabled whether they are collected and served
 */
public record MetricsSettings(boolean enabled) {}
