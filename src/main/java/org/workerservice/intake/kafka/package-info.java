/**
 * Reads commands from Kafka and writes their results to it.
 *
 * <p>One thread ({@link org.workerservice.intake.kafka.CommandConsumer}) polls, pauses partitions
 * and commits offsets; the commands are executed on the event loop of {@link
 * org.workerservice.intake.kafka.IntakeVerticle}; the producer is called on the pool {@code
 * kafka-results} (one thread), because it blocks. The instances of an installation share a consumer
 * group.
 *
 * <p>It promises that the offset of a record is committed only after its result is stored in the
 * database and acknowledged by the broker. So a crash delivers commands again, and never loses one.
 */
package org.workerservice.intake.kafka;
