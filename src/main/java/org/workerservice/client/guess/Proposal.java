package org.workerservice.client.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.workerservice.client.file.CsvSample;

/** A mapping for a sample, as text with comments on what is unsure. */
public final class Proposal {
  private static final int MAX_TABLE = 40;
  private static final String CHECK = " # CHECK: ";

  private final CsvSample sample;
  private final Assignment columns;
  private final Map<String, Map<String, String>> tables = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();
  private final Optional<String> region;

  private Proposal(CsvSample sample) {
    this.sample = sample;
    this.columns = Assignment.of(Column.of(sample));
    this.region = Regions.of(columns);
  }

  /**
   * Proposes a mapping.
   *
   * @param file its name, for the comment
   * @return YAML that can be used as it is
   */
  public static String of(CsvSample sample, String file) {
    return new Proposal(sample).text(file);
  }

  private String text(String file) {
    worker();
    List<String> all = new ArrayList<>();
    all.add("# Proposed for " + file + " from its header and " + sample.rows().size() + " rows.");
    all.add("# Lines marked CHECK are guesses. conf/import/README.md describes the language.");
    unused().ifPresent(all::add);
    all.add("");
    all.add("delimiter: " + Yaml.text(sample.delimiter()));
    all.add(
        "encoding: "
            + sample.encoding().name().toLowerCase(Locale.ROOT)
            + (sample.encodingMustBeStated()
                ? CHECK + "the file is not Unicode; see whether accents come out right"
                : ""));
    if (!tables.isEmpty()) {
      all.add("");
      all.add("tables:");
      tables.forEach((name, table) -> all.addAll(table(name, table)));
    }
    all.add("");
    all.add("worker:");
    all.addAll(lines);
    return String.join("\n", all) + "\n";
  }

  private Optional<String> unused() {
    List<String> names = columns.unused().stream().map(column -> Yaml.text(column.name())).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "# Not imported, because no field was recognised: " + String.join(", ", names));
  }

  private static List<String> table(String name, Map<String, String> table) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + name + ":");
    table.forEach((key, value) -> lines.add("    " + Yaml.text(key) + ": " + Yaml.text(value)));
    return lines;
  }

  private void worker() {
    name();
    columns.first(Field.GENDER).ifPresent(this::gender);
    date("  birth_date: ", Field.BIRTH_DATE);
    date("  deceased_datetime: ", Field.DEATH_DATE);
    table("worker_type", Field.WORKER_TYPE, ", otherwise: other");
    table("employment_status", Field.EMPLOYMENT_STATUS, ", otherwise: unknown");
    columns
        .first(Field.MARITAL_STATUS)
        .ifPresent(column -> add("  marital_status: {" + column(column) + "}", column));
    columns
        .first(Field.TAX_ID)
        .ifPresent(column -> add("  tax_id: {" + column(column) + "}", column));
    telecom();
    identifiers();
    passport();
    address();
  }

  private void name() {
    lines.add("  name:");
    columns
        .first(Field.NAME)
        .ifPresent(column -> add("    text: {" + column(column) + "}", column));
    columns
        .first(Field.FAMILY)
        .ifPresent(column -> add("    family: {" + column(column) + "}", column));
    list("given", Field.GIVEN, Field.MIDDLE);
    list("prefix", Field.PREFIX);
    list("suffix", Field.SUFFIX);
    if (columns.all(Field.NAME).isEmpty() && columns.all(Field.FAMILY).isEmpty()) {
      lines.add("    text: {constant: \"?\"}" + CHECK + "no column of names was recognised");
    }
    columns
        .first(Field.MAIDEN)
        .ifPresent(
            column -> {
              lines.add("  additional_names:");
              add("    - when: " + Yaml.text(column.name()), column);
              lines.add("      use_type: {constant: maiden}");
              lines.add("      family: {" + column(column) + "}");
            });
  }

  private void list(String target, Field... fields) {
    List<Column> found = new ArrayList<>();
    for (Field field : fields) {
      found.addAll(columns.all(field));
    }
    if (!found.isEmpty()) {
      lines.add("    " + target + ":");
      found.forEach(column -> add("      - {" + column(column) + "}", column));
    }
  }

  private void gender(Column column) {
    Map<String, String> table = Tables.sexes(column.distinct());
    if (table.isEmpty()) {
      table = Map.of("m", "male", "f", "female");
      columns.columnToDoubt().put(column.name(), "its values say no sex that is known");
    } else if (table.keySet().stream().allMatch(key -> key.matches("\\d"))) {
      columns.columnToDoubt().put(column.name(), "1 taken as male and 2 as female (ISO 5218)");
    }
    tables.put("gender", table);
    add("  gender: {" + column(column) + ", table: gender, otherwise: unknown}", column);
  }

  private void date(String start, Field field) {
    columns.first(field).ifPresent(column -> date(start, column, field.isPartialDate()));
  }

  private void date(String start, Column column, boolean partial) {
    DateForms forms = DateForms.of(column, Regions.monthFirst(columns, region), partial);
    if (forms.patterns().isEmpty()) {
      lines.add(
          "  # " + Yaml.text(column.name()) + " holds no date in a known form: " + start.strip());
      return;
    }
    if (forms.unsure()) {
      columns.columnToDoubt().put(column.name(), "no value tells day from month");
    } else if (forms.unread() > 0) {
      columns
          .columnToDoubt()
          .put(column.name(), "values of the sample in no known form: " + forms.unread());
    }
    add(
        start
            + "{"
            + column(column)
            + ", date: "
            + Yaml.text(String.join("|", forms.patterns()))
            + ", unreadable: omit}",
        column);
  }

  private void table(String target, Field field, String otherwise) {
    Optional<Column> column = columns.first(field);
    if (column.isEmpty()) {
      return;
    }
    List<String> values = column.get().distinct();
    Map<String, String> table =
        field == Field.WORKER_TYPE ? Tables.occupations(values) : Tables.employment(values);
    if (table.isEmpty() || table.size() > MAX_TABLE) {
      lines.add(
          "  # " + target + ": no value of " + Yaml.text(column.get().name()) + " was recognised");
      return;
    }
    tables.put(target, table);
    List<String> others = values.stream().filter(value -> !table.containsKey(value)).toList();
    columns
        .columnToDoubt()
        .put(
            column.get().name(),
            others.isEmpty() || others.size() > MAX_TABLE
                ? "see the table"
                : "see the table; it lacks " + String.join(", ", others));
    add(
        "  " + target + ": {" + column(column.get()) + ", table: " + target + otherwise + "}",
        column.get());
  }

  private void telecom() {
    List<Field> fields = List.of(Field.EMAIL, Field.PHONE, Field.MOBILE, Field.FAX);
    if (fields.stream().anyMatch(columns::has)) {
      lines.add("  telecom:");
      fields.forEach(field -> columns.all(field).forEach(column -> contact(field, column)));
    }
  }

  private void contact(Field field, Column column) {
    add("    - when: " + Yaml.text(column.name()), column);
    String system =
        switch (field) {
          case EMAIL -> "email";
          case FAX -> "fax";
          default -> "phone";
        };
    lines.add("      system: {constant: " + system + "}");
    use(field, ColumnNames.folded(column.name()))
        .ifPresent(use -> lines.add("      use_type: {constant: " + use + "}"));
    boolean international = column.mostly(1, value -> value.startsWith("+"));
    String country =
        field == Field.EMAIL || international
            ? ""
            : region.map(code -> ", region: " + code).orElse("");
    lines.add(
        "      value: {"
            + column(column)
            + country
            + "}"
            + (country.isEmpty()
                ? ""
                : CHECK + "numbers without a country code are of " + region.get()));
  }

  private static Optional<String> use(Field field, String name) {
    if (field == Field.MOBILE) {
      return Optional.of("mobile");
    }
    if (name.matches(
        ".*\\b(work|office|business|dienst\\w*|buro|geschaft\\w*|trabajo|trabalho|bureau)\\b.*")) {
      return Optional.of("work");
    }
    return name.matches(".*\\b(home|private|personal|privat|perso|casa|particular|pessoal)\\b.*")
        ? Optional.of("home")
        : Optional.empty();
  }

  private void identifiers() {
    List<Field> fields =
        List.of(Field.EMPLOYEE_NUMBER, Field.NPI, Field.SSN, Field.NHS, Field.NATIONAL);
    if (fields.stream().anyMatch(columns::has)) {
      lines.add("  identifiers:");
      fields.forEach(field -> columns.all(field).forEach(column -> identifier(field, column)));
    }
    columns
        .first(Field.LICENSE)
        .ifPresent(
            column -> {
              lines.add(
                  "  # CHECK: "
                      + Yaml.text(column.name())
                      + " looks like a licence number. To import it, name its board:");
              lines.add(
                  "  # identifiers: [{when: "
                      + Yaml.text(column.name())
                      + ", identifier_type: {constant: LICENSE}, system: {constant: \"urn:board\"}, value: {"
                      + column(column)
                      + "}}]");
            });
  }

  private void identifier(Field field, Column column) {
    add("    - when: " + Yaml.text(column.name()), column);
    String scheme =
        ValueKinds.schemeByName(column.name()).or(() -> ValueKinds.scheme(column)).orElse("");
    lines.add(
        switch (field) {
          case EMPLOYEE_NUMBER -> "      identifier_type: {constant: EMPLOYEE}";
          case NPI -> "      identifier_type: {constant: NPI}";
          case SSN -> "      identifier_type: {constant: SSN}";
          default -> "      identifier_type: {constant: OTHER}";
        });
    lines.add(
        switch (field) {
          case EMPLOYEE_NUMBER ->
              "      system: {constant: \"urn:employer:employee-number\"}"
                  + CHECK
                  + "name your personnel system";
          case NPI -> "      system: {constant: \"http://hl7.org/fhir/sid/us-npi\"}";
          case SSN -> "      system: {constant: \"http://hl7.org/fhir/sid/us-ssn\"}";
          case NHS -> "      system: {constant: \"https://fhir.nhs.uk/Id/nhs-number\"}";
          default -> "      system: {constant: \"urn:national:" + scheme + "\"}";
        });
    lines.add("      value: {" + column(column) + "}");
  }

  private void passport() {
    Optional<Column> passport = columns.first(Field.PASSPORT);
    if (passport.isEmpty()) {
      for (Field field : List.of(Field.EXPIRY, Field.ISSUE)) {
        columns
            .first(field)
            .ifPresent(
                column ->
                    lines.add(
                        "  # Not imported: "
                            + Yaml.text(column.name())
                            + " belongs to a document, and no column of passports was recognised"));
      }
      return;
    }
    lines.add("  documents:");
    add("    - when: " + Yaml.text(passport.get().name()), passport.get());
    lines.add("      document_type: {constant: PASSPORT}");
    lines.add("      number: {" + column(passport.get()) + "}");
    date("      issue_date: ", Field.ISSUE);
    date("      expiry_date: ", Field.EXPIRY);
  }

  private void address() {
    List<Field> fields =
        List.of(Field.STREET, Field.LINE2, Field.CITY, Field.STATE, Field.POSTAL_CODE);
    List<Column> found = fields.stream().flatMap(field -> columns.first(field).stream()).toList();
    if (found.isEmpty()) {
      return;
    }
    lines.add("  addresses:");
    lines.add(
        "    - when: ["
            + found.stream()
                .map(column -> Yaml.text(column.name()))
                .collect(Collectors.joining(", "))
            + "]");
    street();
    line("line2", Field.LINE2);
    line("city", Field.CITY);
    line("state", Field.STATE);
    line("postal_code", Field.POSTAL_CODE);
    country();
  }

  private void street() {
    Optional<Column> street = columns.first(Field.STREET);
    Optional<Column> number = columns.first(Field.HOUSE_NUMBER);
    if (street.isPresent() && number.isPresent()) {
      String template = "{" + street.get().name() + "} {" + number.get().name() + "}";
      add("      line1: {template: " + Yaml.text(template) + ", missing: blank}", street.get());
    } else {
      line("line1", Field.STREET);
    }
  }

  private void line(String target, Field field) {
    columns
        .first(field)
        .ifPresent(column -> add("      " + target + ": {" + column(column) + "}", column));
  }

  private void country() {
    Optional<Column> column = columns.first(Field.COUNTRY);
    if (column.isEmpty()) {
      region.ifPresent(
          code ->
              lines.add(
                  "      country: {constant: "
                      + Yaml.text(code)
                      + "}"
                      + CHECK
                      + "the file names no country"));
      return;
    }
    Map<String, String> table = Tables.countries(column.get().distinct());
    if (table.isEmpty() || table.size() > MAX_TABLE) {
      line("country", Field.COUNTRY);
      return;
    }
    column
        .get()
        .distinct()
        .forEach(value -> Tables.country(value).ifPresent(code -> table.putIfAbsent(value, code)));
    tables.put("country", table);
    add("      country: {" + column(column.get()) + ", table: country}", column.get());
  }

  private static String column(Column column) {
    return "column: " + Yaml.text(column.name());
  }

  private void add(String line, Column column) {
    String doubt = columns.columnToDoubt().get(column.name());
    lines.add(doubt == null ? line : line + CHECK + doubt);
  }
}
