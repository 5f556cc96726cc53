package org.workerservice.benchmark;

/** Ends the benchmark: its figures would mean nothing. */
final class BenchmarkFailure extends RuntimeException {
  BenchmarkFailure(String message) {
    super(message);
  }

  BenchmarkFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
