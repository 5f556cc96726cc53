package org.workerservice.benchmark;

/** Aborts the benchmark, because its figures would be meaningless. */
final class BenchmarkFailure extends RuntimeException {
  BenchmarkFailure(String message) {
    super(message);
  }

  BenchmarkFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
