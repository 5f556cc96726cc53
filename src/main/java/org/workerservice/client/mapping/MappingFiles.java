package org.workerservice.client.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds mapping files by name or by path. */
public final class MappingFiles {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  private MappingFiles() {}

  /**
   * Finds a mapping by name or path. A name is looked up as {@code conf/import/NAME.yaml} in the
   * working directory, then among the built-in mappings.
   *
   * @throws MappingException if it is not found, cannot be read or is wrong
   */
  public static Mapping find(String nameOrPath) {
    return find(nameOrPath, Path.of("conf", "import"));
  }

  static Mapping find(String nameOrPath, Path directory) {
    if (!NAME.matcher(nameOrPath).matches()) {
      return MappingReader.read(nameOrPath, text(Path.of(nameOrPath)));
    }
    Path beside = directory.resolve(nameOrPath + ".yaml");
    String text =
        Files.exists(beside)
            ? text(beside)
            : enclosed(nameOrPath)
                .orElseThrow(
                    () ->
                        new MappingException(
                            "The mapping "
                                + nameOrPath
                                + " was not found: "
                                + beside
                                + " does not exist."));
    return MappingReader.read(nameOrPath, text);
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException failure) {
      throw new MappingException("The mapping file " + path + " cannot be read.");
    }
  }

  private static Optional<String> enclosed(String name) {
    String resource = "/conf/import/" + name + ".yaml";
    try (InputStream stream = MappingFiles.class.getResourceAsStream(resource)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new MappingException("The built-in mapping " + name + " cannot be read.");
    }
  }
}
