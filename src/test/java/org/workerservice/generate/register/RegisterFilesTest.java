package org.workerservice.generate.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegisterFilesTest {
  private static final int RECORDS = 1500;

  @TempDir private Path directory;

  private List<CSVRecord> records(Profile profile, long seed) throws IOException {
    List<Path> files = RegisterFiles.write(profile, RECORDS, seed, directory);
    List<CSVRecord> records = new ArrayList<>();
    for (Path file : files) {
      try (CSVParser parser =
          CSVFormat.DEFAULT.builder().setHeader().get().parse(Files.newBufferedReader(file))) {
        records.addAll(parser.getRecords());
      }
    }
    return records;
  }

  @ParameterizedTest
  @EnumSource
  void shouldWriteTheSameFilesForTheSameSeed(Profile profile) throws IOException {
    Path first = RegisterFiles.write(profile, RECORDS, 7, directory.resolve("one")).getLast();
    Path second = RegisterFiles.write(profile, RECORDS, 7, directory.resolve("two")).getLast();
    Path other = RegisterFiles.write(profile, RECORDS, 8, directory.resolve("three")).getLast();

    assertThat(first).hasSameTextualContentAs(second);
    assertThat(Files.readString(first)).isNotEqualTo(Files.readString(other));
  }

  @ParameterizedTest
  @EnumSource
  void shouldWriteDuplicatesAndSingleRecords(Profile profile) throws IOException {
    Map<String, Long> entityToRecords =
        records(profile, 1).stream()
            .collect(
                Collectors.groupingBy(row -> row.get(RegisterFiles.ENTITY), Collectors.counting()));

    assertThat(entityToRecords.values()).anyMatch(count -> count > 1);
    assertThat(entityToRecords.values().stream().mapToLong(Long::longValue).sum())
        .isBetween((long) RECORDS, RECORDS + 20L);
  }

  @Test
  void shouldKeepMostBirthDatesOfOfficials() throws IOException {
    Map<String, Set<String>> entityToDates =
        records(Profile.OFFICIALS, 1).stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get(RegisterFiles.ENTITY),
                    Collectors.mapping(row -> row.get("birth_date"), Collectors.toSet())));

    long changed = entityToDates.values().stream().filter(dates -> dates.size() > 1).count();

    assertThat((double) changed / entityToDates.size()).isBetween(0.001, 0.03);
  }

  @Test
  void shouldRenameHalfOfTheVoters() throws IOException {
    Map<String, List<String>> entityToNames =
        records(Profile.VOTERS, 1).stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get(RegisterFiles.ENTITY),
                    Collectors.mapping(row -> row.get("last_name"), Collectors.toList())));

    List<List<String>> inBoth =
        entityToNames.values().stream().filter(names -> names.size() == 2).toList();

    assertThat(inBoth.stream().filter(names -> !names.getFirst().equals(names.getLast())).count())
        .isBetween(inBoth.size() * 4L / 10, inBoth.size() * 6L / 10);
  }

  @Test
  void shouldWriteForeignersInLatinLetters() throws IOException {
    assertThat(records(Profile.FOREIGNERS, 1))
        .allMatch(row -> !row.get("family_name").matches(".*\\p{IsCyrillic}.*"));
  }
}
