package org.workerservice.config;

import org.workerservice.config.value.Require;
import org.workerservice.config.value.Size;

/**
 * The disk of the data directory.
 *
 * @param minFree free space below which changes are refused; capped at a tenth of the disk
 */
public record StorageSettings(Size minFree) {
  /** Checks the bounds. */
  public StorageSettings {
    Require.between("min_free", minFree, Size.mebibytes(1), Size.mebibytes(1 << 20));
  }
}
