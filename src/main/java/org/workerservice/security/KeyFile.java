package org.workerservice.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.workerservice.config.reading.ConfigurationException;

/** Reads the text files that hold keys. */
final class KeyFile {
  private KeyFile() {}

  /**
   * Returns the text of a key file. The error message omits the path, because a secret pasted in
   * place of a path must not be shown.
   */
  static String read(Path file, String key) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new ConfigurationException(key + " must name a readable text file.");
    }
  }
}
