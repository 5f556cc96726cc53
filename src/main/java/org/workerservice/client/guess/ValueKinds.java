package org.workerservice.client.guess;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workerservice.identifiers.IdentifierScheme;
import org.workerservice.identifiers.IdentifierSchemes;

/** Recognises what a column holds by its values. */
final class ValueKinds {
  private static final double NEARLY_ALL = 0.95;
  private static final int ENOUGH = 8;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern SSN = Pattern.compile("\\d{3}-\\d{2}-\\d{4}");
  private static final Pattern PHONE = Pattern.compile("(?:\\+|00|0|\\()[\\d ()/.\\-]{6,20}");

  /** Schemes with check digits that hardly any other number satisfies by chance. */
  private static final List<String> CHECKED =
      List.of(
          "br_cpf",
          "es_dni",
          "fi_hetu",
          "fr_nir",
          "it_cf",
          "nl_bsn",
          "no_fnr",
          "pl_pesel",
          "ro_cnp",
          "uk_nhs_number");

  private ValueKinds() {}

  /** Returns the field that the values indicate, if they leave hardly a doubt. */
  static Optional<Field> field(Column column) {
    if (column.mostly(NEARLY_ALL, value -> EMAIL.matcher(value).matches())) {
      return Optional.of(Field.EMAIL);
    }
    if (column.mostly(NEARLY_ALL, value -> SSN.matcher(value).matches())) {
      return Optional.of(Field.SSN);
    }
    if (column.distinct().size() >= ENOUGH) {
      if (follows(column, "us_npi")) {
        return Optional.of(Field.NPI);
      }
      if (scheme(column).isPresent()) {
        return Optional.of(Field.NATIONAL);
      }
    }
    boolean phones =
        column.values().size() >= 3
            && column.mostly(NEARLY_ALL, value -> PHONE.matcher(value).matches())
            && column.mostly(0.5, value -> value.matches(".*[ ()/+.\\-].*"));
    return phones && !DateForms.areDates(column) ? Optional.of(Field.PHONE) : Optional.empty();
  }

  /** Returns the national scheme whose check digits the values satisfy, if exactly one. */
  static Optional<String> scheme(Column column) {
    if (column.distinct().size() < ENOUGH) {
      return Optional.empty();
    }
    List<String> keys = CHECKED.stream().filter(key -> follows(column, key)).toList();
    return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
  }

  private static boolean follows(Column column, String key) {
    IdentifierScheme scheme = IdentifierSchemes.byKey(key).orElseThrow();
    return column.mostly(NEARLY_ALL, value -> scheme.canonical(value).isPresent());
  }

  /** Returns the national scheme that the name of a column says. */
  static Optional<String> schemeByName(String column) {
    return IdentifierSchemes.find("OTHER", column).map(IdentifierScheme::key);
  }
}
