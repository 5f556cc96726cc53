package org.workerservice.client.guess;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The country that a file is likely to come from. */
final class Regions {
  private Regions() {}

  /** Returns the most frequent country of the file, or else that of its language and numbers. */
  static Optional<String> of(Assignment columns) {
    Optional<String> stated =
        columns
            .first(Field.COUNTRY)
            .flatMap(
                column ->
                    column.values().stream()
                        .flatMap(value -> Tables.country(value).stream())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .max(
                            Map.Entry.<String, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                        .map(Map.Entry::getKey));
    return stated.or(() -> byLanguage(columns));
  }

  private static Optional<String> byLanguage(Assignment columns) {
    return switch (columns.language()) {
      case "de" -> Optional.of("DE");
      case "fr" -> Optional.of("FR");
      case "es" -> Optional.of("ES");
      case "it" -> Optional.of("IT");
      case "nl" -> Optional.of("NL");
      case "pl" -> Optional.of("PL");
      case "ru" -> Optional.of("RU");
      case "sv" -> Optional.of("SE");
      case "pt" -> Optional.of(isBrazilian(columns) ? "BR" : "PT");
      default -> english(columns);
    };
  }

  private static boolean isBrazilian(Assignment columns) {
    return columns.fieldToColumns().values().stream()
        .flatMap(found -> found.stream())
        .map(column -> ColumnNames.folded(column.name()))
        .anyMatch(name -> name.matches("cpf|cep|uf|sobrenome|celular"));
  }

  private static Optional<String> english(Assignment columns) {
    if (columns.has(Field.NHS) || named(columns, "postcode")) {
      return Optional.of("GB");
    }
    return columns.has(Field.SSN) || columns.has(Field.NPI) || named(columns, "zip")
        ? Optional.of("US")
        : Optional.empty();
  }

  private static boolean named(Assignment columns, String word) {
    return columns
        .first(Field.POSTAL_CODE)
        .filter(column -> ColumnNames.folded(column.name()).contains(word))
        .isPresent();
  }

  /** Whether 3/4/2020 is a day in March rather than one in April. */
  static boolean monthFirst(Assignment columns, Optional<String> region) {
    return columns.language().equals("en") && region.filter("US"::equals).isPresent();
  }
}
