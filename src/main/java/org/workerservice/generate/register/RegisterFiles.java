package org.workerservice.generate.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.workerservice.generate.Chance;

/** Writes the files of an invented register. */
public final class RegisterFiles {
  /** The column that names the person. */
  public static final String ENTITY = "entity";

  /** The name of the mapping file. */
  public static final String MAPPING = "mapping.yaml";

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private RegisterFiles() {}

  /**
   * Writes CSV files with a column {@link #ENTITY}, and the mapping that reads them.
   *
   * @param records the number of records in all files together, at least; the last person may add a
   *     few more
   * @param directory is created if it does not exist
   * @return the CSV files
   */
  public static List<Path> write(Profile profile, int records, long seed, Path directory)
      throws IOException {
    Chance chance = new Chance(seed);
    Entries entries = new Entries(profile.files().size());
    Inventor inventor = profile.inventor(chance);
    while (entries.size() < records) {
      inventor.next(entries);
    }
    Files.createDirectories(directory);
    Files.write(directory.resolve(MAPPING), mapping(profile));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < profile.files().size(); i++) {
      Path file = directory.resolve(profile.files().get(i) + ".csv");
      write(profile.columns(), entries.shuffled(i, chance), file);
      files.add(file);
    }
    return files;
  }

  private static byte[] mapping(Profile profile) throws IOException {
    try (InputStream stream = RegisterFiles.class.getResourceAsStream(profile.mapping())) {
      return stream.readAllBytes();
    }
  }

  private static void write(List<String> columns, List<Entries.Entry> entries, Path file)
      throws IOException {
    try (Writer writer = Files.newBufferedWriter(file);
        CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
      printer.print(ENTITY);
      printer.printRecord(columns);
      for (Entries.Entry entry : entries) {
        printer.print(entry.entity());
        printer.printRecord(columns.stream().map(entry.fields()::text).toList());
      }
    }
  }
}
