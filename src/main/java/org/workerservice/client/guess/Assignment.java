package org.workerservice.client.guess;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which column fills which field.
 *
 * @param fieldToColumns in the order of the file
 * @param columnToDoubt what the reader should check, by column
 * @param unused columns without a field
 * @param language of the names of the columns: en, de, fr, es, pt, it, nl, pl, ru or sv
 */
record Assignment(
    Map<Field, List<Column>> fieldToColumns,
    Map<String, String> columnToDoubt,
    List<Column> unused,
    String language) {

  /** Several columns may fill these fields; of the others, the first column counts. */
  private static final List<Field> REPEATABLE =
      List.of(Field.EMAIL, Field.PHONE, Field.MOBILE, Field.FAX, Field.NATIONAL, Field.GIVEN);

  private static final Map<String, List<String>> LANGUAGE_TO_WORDS =
      Map.of(
          "it",
              List.of(
                  "cognome", "nome", "nascita", "sesso", "cellulare", "comune", "indirizzo", "cap"),
          "nl",
              List.of(
                  "achternaam",
                  "voornaam",
                  "geboortedatum",
                  "geslacht",
                  "telefoon",
                  "straat",
                  "woonplaats",
                  "postcode"),
          "pl",
              List.of(
                  "nazwisko", "imie", "urodzenia", "płec", "telefon", "ulica", "miasto", "adres"),
          "ru", List.of("фамилия", "имя", "рождения", "пол", "телефон", "адрес", "город"),
          "sv",
              List.of(
                  "efternamn",
                  "fornamn",
                  "personnummer",
                  "fodelsedatum",
                  "telefon",
                  "ort",
                  "postnummer",
                  "namn"),
          "de",
              List.of(
                  "name",
                  "vorname",
                  "geburt",
                  "geschlecht",
                  "telefon",
                  "handy",
                  "strasse",
                  "plz",
                  "ort",
                  "nummer",
                  "anrede",
                  "bundesland"),
          "fr",
              List.of(
                  "prenom",
                  "nom",
                  "naissance",
                  "sexe",
                  "telephone",
                  "rue",
                  "ville",
                  "courriel",
                  "pays",
                  "matricule"),
          "es",
              List.of(
                  "nombre",
                  "apellido",
                  "nacimiento",
                  "correo",
                  "telefono",
                  "calle",
                  "ciudad",
                  "movil",
                  "codigo postal",
                  "pais"),
          "pt",
              List.of(
                  "nome",
                  "apelido",
                  "sobrenome",
                  "nascimento",
                  "telemovel",
                  "telefone",
                  "morada",
                  "endereco",
                  "cidade",
                  "celular",
                  "correio",
                  "codigo postal",
                  "genero"));

  static Assignment of(List<Column> columns) {
    Map<Field, List<Column>> fieldToColumns = new EnumMap<>(Field.class);
    Map<String, String> doubts = new LinkedHashMap<>();
    List<Column> unused = new ArrayList<>();
    List<Column> weak = new ArrayList<>();
    for (Column column : columns) {
      Optional<ColumnNames.Found> named = ColumnNames.field(column.name());
      if (named.filter(ColumnNames.Found::sure).isPresent()) {
        add(fieldToColumns, named.get().field(), column, unused);
      } else {
        weak.add(column);
      }
    }
    for (Column column : weak) {
      Optional<Field> field = byValuesOrPartOfName(column, doubts);
      if (field.isPresent()) {
        add(fieldToColumns, field.get(), column, unused);
      } else {
        unused.add(column);
      }
    }
    Assignment assignment = new Assignment(fieldToColumns, doubts, unused, language(columns));
    assignment.settleNames();
    assignment.checkValues();
    return assignment;
  }

  private static Optional<Field> byValuesOrPartOfName(Column column, Map<String, String> doubts) {
    if (ValueKinds.schemeByName(column.name()).isPresent()) {
      return Optional.of(Field.NATIONAL);
    }
    Optional<Field> byName = ColumnNames.field(column.name()).map(ColumnNames.Found::field);
    Optional<Field> byValues = ValueKinds.field(column);
    if (byValues.isPresent() && (byName.isEmpty() || byValues.get() != Field.NATIONAL)) {
      Optional<Field> agreed = byName.filter(field -> agree(field, byValues.get()));
      if (agreed.isEmpty()) {
        doubts.put(column.name(), "recognised by its values only");
      }
      return agreed.or(() -> byValues);
    }
    byName.ifPresent(field -> doubts.put(column.name(), "recognised by a part of its name only"));
    return byName.filter(field -> !field.isDate() || DateForms.areDates(column));
  }

  private static boolean agree(Field name, Field values) {
    return name == values || values == Field.PHONE && (name == Field.MOBILE || name == Field.FAX);
  }

  private static void add(
      Map<Field, List<Column>> fieldToColumns, Field field, Column column, List<Column> unused) {
    List<Column> columns = fieldToColumns.computeIfAbsent(field, key -> new ArrayList<>());
    if (columns.isEmpty() || REPEATABLE.contains(field)) {
      columns.add(column);
    } else {
      unused.add(column);
    }
  }

  /** A column Name beside one of given names holds family names. */
  private void settleNames() {
    if (has(Field.NAME) && has(Field.GIVEN) && !has(Field.FAMILY)) {
      List<Column> names = fieldToColumns.remove(Field.NAME);
      fieldToColumns.put(Field.FAMILY, names);
      columnToDoubt.put(
          names.getFirst().name(), "taken as family name, because there are given names");
    }
    if (has(Field.GIVEN) && !has(Field.FAMILY) && !has(Field.NAME)) {
      List<Column> names = fieldToColumns.remove(Field.GIVEN);
      fieldToColumns.put(Field.NAME, names);
      columnToDoubt.put(names.getFirst().name(), "taken as whole name, there is no family name");
    }
  }

  private void checkValues() {
    first(Field.NPI)
        .filter(column -> !column.values().isEmpty() && ValueKinds.field(column).isEmpty())
        .ifPresent(column -> columnToDoubt.putIfAbsent(column.name(), "few rows to check it by"));
    first(Field.TAX_ID)
        .ifPresent(column -> columnToDoubt.putIfAbsent(column.name(), "taken as tax number"));
    first(Field.EMAIL)
        .filter(column -> !column.values().isEmpty())
        .filter(column -> !column.mostly(0.5, value -> value.contains("@")))
        .ifPresent(column -> columnToDoubt.put(column.name(), "few values look like e-mail"));
  }

  boolean has(Field field) {
    return fieldToColumns.containsKey(field);
  }

  List<Column> all(Field field) {
    return fieldToColumns.getOrDefault(field, List.of());
  }

  Optional<Column> first(Field field) {
    return all(field).stream().findFirst();
  }

  private static String language(List<Column> columns) {
    String words =
        " "
            + String.join(
                " ", columns.stream().map(column -> ColumnNames.folded(column.name())).toList())
            + " ";
    return LANGUAGE_TO_WORDS.entrySet().stream()
        .map(entry -> Map.entry(entry.getKey(), hits(words, entry.getValue())))
        .filter(entry -> entry.getValue() >= 2)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Locale.ENGLISH.getLanguage());
  }

  private static long hits(String words, List<String> known) {
    return known.stream()
        .filter(
            word -> words.contains(" " + word + " ") || word.length() > 6 && words.contains(word))
        .count();
  }
}
