package org.workerservice.config;

import org.workerservice.config.value.Require;

/**
 * The port reserved for the gRPC interface.
 *
 * @param port 0 lets the system choose
 */
public record GrpcSettings(int port) {
  /** Checks the bounds. */
  public GrpcSettings {
    Require.between("port", port, 0, 65_535);
  }
}
