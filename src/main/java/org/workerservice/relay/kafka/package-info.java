/**
 * Publishes the log of changes to Kafka.
 *
 * <p>One actor on an event loop ({@link org.workerservice.relay.kafka.KafkaRelayVerticle}); the
 * Kafka client is called on the pool {@code kafka} (one thread), because it blocks. Of all nodes
 * one leads: the one whose {@link org.workerservice.persistence.relay.RelaySession} holds the lock.
 *
 * <p>It promises that every event reaches its topic at least once, and that the events of one key
 * reach it in the order of the log, through retries and changes of the leader. A batch is one Kafka
 * transaction; the cursor advances after it. So a crash in between repeats the batch, and readers
 * of committed records never see a part of a batch that was given up.
 */
package org.workerservice.relay.kafka;
