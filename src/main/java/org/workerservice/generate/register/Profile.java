package org.workerservice.generate.register;

import java.util.List;
import org.workerservice.generate.Chance;
import org.workerservice.model.Coded;

/** A kind of register, with the size of the real files that it resembles. */
public enum Profile implements Coded {
  /** Public officials in a Portuguese-speaking country, four years apart. */
  OFFICIALS("officials", "officials", 20_000, Officials.COLUMNS, "first", "second"),
  /** The same without e-mail addresses. */
  OFFICIALS_WITHOUT_EMAIL(
      "officials-without-email", "officials", 20_000, Officials.COLUMNS, "first", "second"),
  /** Voters of an American state, years apart: many of them married. */
  VOTERS("voters", "voters", 20_000, Voters.COLUMNS, "first", "second"),
  /** Practitioners in two American registers, without birth dates. */
  PRACTITIONERS("practitioners", "practitioners", 25_000, Practitioners.COLUMNS, "first", "second"),
  /** Foreigners in an Eastern European register, with names in several transliterations. */
  FOREIGNERS("foreigners", "foreigners", 12_000, Foreigners.COLUMNS, "people"),
  /** Records with up to ten errors, in the layout of the FEBRL generator. */
  FEBRL_HEAVY("febrl-heavy", "febrl-heavy", 10_000, FebrlHeavy.COLUMNS, "people"),
  /** Historical people, each in about ten records with errors. */
  HISTORICAL("historical", "historical", 50_000, Historical.COLUMNS, "people");

  private final String code;
  private final String mapping;
  private final int records;
  private final List<String> columns;
  private final List<String> files;

  Profile(String code, String mapping, int records, List<String> columns, String... files) {
    this.code = code;
    this.mapping = mapping;
    this.records = records;
    this.columns = columns;
    this.files = List.of(files);
  }

  @Override
  public String code() {
    return code;
  }

  /** Returns how many records the files have in total unless another number is asked for. */
  public int records() {
    return records;
  }

  /** Returns the names of the files, without an ending. */
  public List<String> files() {
    return files;
  }

  /** Returns whether the files are to be linked, instead of one file with duplicates. */
  public boolean linked() {
    return files.size() > 1;
  }

  List<String> columns() {
    return columns;
  }

  /** Returns the name of the table that holds the mapping. */
  String mapping() {
    return "mapping/" + mapping + ".yaml";
  }

  Inventor inventor(Chance chance) {
    return switch (this) {
      case OFFICIALS -> new Officials(chance, true);
      case OFFICIALS_WITHOUT_EMAIL -> new Officials(chance, false);
      case VOTERS -> new Voters(chance);
      case PRACTITIONERS -> new Practitioners(chance);
      case FOREIGNERS -> new Foreigners(chance);
      case FEBRL_HEAVY -> new FebrlHeavy(chance);
      case HISTORICAL -> new Historical(chance);
    };
  }
}
