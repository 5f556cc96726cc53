package org.workerservice.identifiers;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Generates numbers of a scheme: any body of the right shape, completed by its check digits. */
final class SampleNumbers {
  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /**
   * The templates of the numbers of each scheme: # is a digit, @ a letter, ? a check character to
   * be found (each ? is tried with every digit, each ! with every letter); any other character is
   * literal.
   */
  private static final Map<String, String> KEY_TO_TEMPLATE =
      Map.ofEntries(
          Map.entry("au_ihi", "800360#########?"),
          Map.entry("be_nn", "801212###??"),
          Map.entry("bg_egn", "800115###?"),
          Map.entry("br_cpf", "#########??"),
          Map.entry("cn_rrn", "11####19800115###?"),
          Map.entry("cz_rc", "800115###?"),
          Map.entry("de_kvnr", "@########?"),
          Map.entry("dk_cpr", "150180####"),
          Map.entry("ee_ik", "3800115###?"),
          Map.entry("es_dni", "########!"),
          Map.entry("es_tsi", "@@@@########"),
          Map.entry("fi_hetu", "150180-9##!"),
          Map.entry("fr_nir", "18012########??"),
          Map.entry("gr_dss", "1#########"),
          Map.entry("hr_oib", "##########?"),
          Map.entry("ie_ihi", "1######"),
          Map.entry("in_aadhaar", "2##########?"),
          Map.entry("is_kt", "150180##?9"),
          Map.entry("it_cf", "@@@@@@##A1#@###!"),
          Map.entry("jp_my_number", "###########?"),
          Map.entry("li_id", "@@########"),
          Map.entry("lt_ak", "4800115###?"),
          Map.entry("lv_pk", "1501801###?"),
          Map.entry("mt_id", "#######M"),
          Map.entry("mx_curp", "@@@@800115HDF@@@0?"),
          Map.entry("nl_bsn", "########?"),
          Map.entry("nl_id", "AB######7"),
          Map.entry("no_fnr", "150180###??"),
          Map.entry("nz_nhi", "ZAB###?"),
          Map.entry("pl_nip", "#########?"),
          Map.entry("pl_pesel", "800115####?"),
          Map.entry("pt_nif", "2#######?"),
          Map.entry("ro_cnp", "1800115#####?"),
          Map.entry("se_personnummer", "800115###?"),
          Map.entry("si_emso", "1501980#####?"),
          Map.entry("sk_rc", "805115###?"),
          Map.entry("uk_chi_number", "150180###?"),
          Map.entry("uk_hc_number", "#########?"),
          Map.entry("uk_nhs_number", "#########?"),
          Map.entry("uk_nino", "AB######C"),
          Map.entry("us_dea", "@@######?"),
          Map.entry("us_npi", "1########?"),
          Map.entry("us_ssn", "1##1##1##"),
          Map.entry("za_id", "800115####08?"));

  private SampleNumbers() {}

  static Arbitrary<Tuple2<IdentifierScheme, String>> of(IdentifierScheme scheme) {
    String template = KEY_TO_TEMPLATE.get(scheme.key());
    Arbitrary<List<Character>> digits =
        Arbitraries.chars().numeric().list().ofSize(template.length());
    Arbitrary<List<Character>> letters =
        Arbitraries.chars().range('A', 'Z').list().ofSize(template.length());
    return Combinators.combine(digits, letters)
        .as((digit, letter) -> completions(body(template, digit, letter), scheme))
        .filter(numbers -> !numbers.isEmpty())
        .map(numbers -> Tuple.of(scheme, numbers.getFirst()));
  }

  private static String body(String template, List<Character> digits, List<Character> letters) {
    StringBuilder body = new StringBuilder();
    for (int index = 0; index < template.length(); index++) {
      char sign = template.charAt(index);
      char filled =
          switch (sign) {
            case '#' -> digits.get(index);
            case '@' -> letters.get(index);
            default -> sign;
          };
      body.append(filled);
    }
    return body.toString();
  }

  /** Returns the valid numbers of a scheme that fill the check characters of a body. */
  static List<String> completions(String body, IdentifierScheme scheme) {
    List<String> open = List.of(body);
    while (open.getFirst().matches(".*[?!].*")) {
      open = open.stream().flatMap(text -> filled(text).stream()).toList();
    }
    return open.stream().filter(number -> scheme.canonical(number).isPresent()).toList();
  }

  /** Fills in digits before letters. */
  private static List<String> filled(String text) {
    String sign = text.contains("?") ? "?" : "!";
    int place = text.indexOf(sign);
    String choices = sign.equals("?") ? DIGITS : DIGITS + LETTERS;
    return choices
        .chars()
        .mapToObj(choice -> text.substring(0, place) + (char) choice + text.substring(place + 1))
        .toList();
  }
}
