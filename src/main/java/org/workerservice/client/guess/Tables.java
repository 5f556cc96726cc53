package org.workerservice.client.guess;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tables from the values of a column to codes of the registry. */
final class Tables {
  /** Words as {@link ColumnNames#folded} writes them. */
  private static final Set<String> MALE =
      Set.of(
          "m",
          "male",
          "man",
          "mann",
          "mannlich",
          "herr",
          "mr",
          "masculin",
          "homme",
          "h",
          "hombre",
          "masculino",
          "varon",
          "homem",
          "masc",
          "monsieur",
          "maschio",
          "uomo",
          "maschile",
          "mezczyzna",
          "kille",
          "mand",
          "м",
          "муж",
          "мужскои");

  private static final Set<String> FEMALE =
      Set.of(
          "f",
          "female",
          "woman",
          "w",
          "weiblich",
          "frau",
          "mrs",
          "ms",
          "feminin",
          "femme",
          "mujer",
          "femenino",
          "mulher",
          "feminino",
          "fem",
          "mme",
          "madame",
          "femmina",
          "donna",
          "femminile",
          "v",
          "vrouw",
          "k",
          "kobieta",
          "kvinna",
          "kvinde",
          "kvinne",
          "ж",
          "жен",
          "женскии");
  private static final Set<String> OTHER =
      Set.of(
          "x",
          "d",
          "divers",
          "diverse",
          "other",
          "o",
          "non binary",
          "nonbinary",
          "nb",
          "autre",
          "otro",
          "outro",
          "no binario",
          "nao binario");
  private static final Map<String, List<String>> OCCUPATIONS = occupations();
  private static final Map<String, List<String>> EMPLOYMENT = employment();
  private static final List<Locale> LANGUAGES =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.FRENCH,
          Locale.forLanguageTag("es"),
          Locale.forLanguageTag("pt"));

  private Tables() {}

  private static Map<String, List<String>> occupations() {
    Map<String, List<String>> words = new LinkedHashMap<>();
    words.put(
        "carer",
        List.of(
            "carer",
            "care assistant",
            "nursing assistant",
            "aide soignant",
            "altenpfleg",
            "pflegehelf",
            "auxiliar",
            "cuidador"));
    words.put(
        "nurse",
        List.of(
            "nurse",
            "midwife",
            "krankenschwester",
            "krankenpfleger",
            "pflegefach",
            "hebamme",
            "infirmi",
            "sage femme",
            "enferm",
            "matrona",
            "parteira"));
    words.put(
        "doctor",
        List.of(
            "doctor",
            "physician",
            "surgeon",
            "arzt",
            "arztin",
            "medecin",
            "chirurg",
            "medico",
            "medica",
            "cirujan",
            "cirurgi",
            "dentist",
            "zahnarzt"));
    words.put("consultant", List.of("consultant", "berater", "consultor"));
    words.put(
        "manager",
        List.of(
            "manager",
            "leiter",
            "leitung",
            "directeur",
            "directrice",
            "director",
            "gerente",
            "gestor"));
    words.put("supervisor", List.of("supervisor", "teamleit", "superviseur", "encargad"));
    words.put(
        "employee",
        List.of("employee", "angestellt", "employe", "empleado", "empleada", "funcionari"));
    words.put(
        "staff",
        List.of(
            "staff",
            "therap",
            "technician",
            "technik",
            "technicien",
            "tecnic",
            "driver",
            "fahrer",
            "engineer",
            "ingenieur",
            "administrat",
            "verwaltung"));
    return words;
  }

  private static Map<String, List<String>> employment() {
    Map<String, List<String>> words = new LinkedHashMap<>();
    words.put(
        "terminated",
        List.of(
            "terminated",
            "left",
            "inactive",
            "inaktiv",
            "ausgeschieden",
            "gekundigt",
            "inactif",
            "sorti",
            "inactiv",
            "inativ",
            "baja",
            "desligad",
            "cessad"));
    words.put(
        "on_leave",
        List.of(
            "leave",
            "elternzeit",
            "beurlaubt",
            "conge",
            "licencia",
            "licenca",
            "afastad",
            "ferias",
            "baixa"));
    words.put("suspended", List.of("suspend", "suspens", "freigestellt"));
    words.put(
        "retired",
        List.of("retired", "rente", "ruhestand", "retraite", "jubilad", "aposentad", "reformad"));
    words.put(
        "active",
        List.of("active", "aktiv", "actif", "activo", "activa", "ativo", "ativa", "employed"));
    return words;
  }

  /** Returns a table for the sexes; empty if the values say nothing. */
  static Map<String, String> sexes(List<String> values) {
    Map<String, String> table = new LinkedHashMap<>();
    List<String> folded = values.stream().map(ColumnNames::folded).toList();
    // Spanish: hombre and mujer.
    boolean spanish = folded.contains("h") && folded.contains("m") && !folded.contains("f");
    boolean numbers =
        !folded.isEmpty() && folded.stream().allMatch(value -> value.matches("[0129]"));
    for (String value : values) {
      sex(ColumnNames.folded(value), spanish, numbers).ifPresent(sex -> table.put(value, sex));
    }
    return table;
  }

  private static Optional<String> sex(String value, boolean spanish, boolean numbers) {
    if (numbers) {
      return switch (value) {
        case "1" -> Optional.of("male");
        case "2" -> Optional.of("female");
        default -> Optional.empty();
      };
    }
    if (spanish && value.equals("m") || FEMALE.contains(value)) {
      return Optional.of("female");
    }
    if (MALE.contains(value)) {
      return Optional.of("male");
    }
    return OTHER.contains(value) ? Optional.of("other") : Optional.empty();
  }

  static Map<String, String> occupations(List<String> values) {
    return byWord(values, OCCUPATIONS);
  }

  static Map<String, String> employment(List<String> values) {
    return byWord(values, EMPLOYMENT);
  }

  private static Map<String, String> byWord(
      List<String> values, Map<String, List<String>> codeToWords) {
    Map<String, String> table = new LinkedHashMap<>();
    for (String value : values) {
      String folded = ColumnNames.folded(value);
      codeToWords.entrySet().stream()
          .filter(entry -> entry.getValue().stream().anyMatch(folded::contains))
          .findFirst()
          .ifPresent(entry -> table.put(value, entry.getKey()));
    }
    return table;
  }

  /** Returns the codes of country names in other languages; codes and English names need none. */
  static Map<String, String> countries(List<String> values) {
    Map<String, String> table = new LinkedHashMap<>();
    for (String value : values) {
      if (!value.matches("[A-Za-z]{2,3}")) {
        country(value).ifPresent(code -> table.put(value, code));
      }
    }
    return table;
  }

  /** Returns the country that a text names. */
  static Optional<String> country(String text) {
    String folded = ColumnNames.folded(text);
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      boolean named =
          code.equalsIgnoreCase(text)
              || country.getISO3Country().equalsIgnoreCase(text)
              || LANGUAGES.stream()
                  .anyMatch(
                      language ->
                          ColumnNames.folded(country.getDisplayCountry(language)).equals(folded));
      if (named) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
