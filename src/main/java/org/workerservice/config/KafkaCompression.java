package org.workerservice.config;

/** How records for Kafka are compressed. */
public enum KafkaCompression {
  NONE,
  GZIP,
  SNAPPY,
  LZ4,
  ZSTD
}
