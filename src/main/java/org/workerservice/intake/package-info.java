/**
 * Commands that arrive as messages: reading them, executing them once and in order, and telling
 * their results. It knows no broker; {@link org.workerservice.intake.kafka} connects it to Kafka.
 *
 * <p>It promises that a command has its effect once, however often it is delivered: its id is the
 * idempotency key of the write, and its result is stored before it is told. All but {@link
 * org.workerservice.intake.CommandReader} runs on one event loop.
 */
package org.workerservice.intake;
