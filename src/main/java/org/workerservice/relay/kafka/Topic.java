package org.workerservice.relay.kafka;

/**
 * A topic to publish to.
 *
 * @param compacted whether it keeps only the last record of each key
 */
public record Topic(String name, boolean compacted) {}
