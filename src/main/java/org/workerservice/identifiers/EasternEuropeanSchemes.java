package org.workerservice.identifiers;

import java.util.List;

/** The person and tax numbers of central and eastern Europe. */
final class EasternEuropeanSchemes {
  private static final int LAST_TEN_WRITTEN_AS_ZERO = 1985;

  static final List<IdentifierScheme> ALL =
      List.of(
          RuledScheme.checked(
              "bg_egn",
              "BG",
              Spelling.ANY_SEPARATOR,
              "[0-9]{10}",
              number ->
                  Modulo11.plainOr(0, number, 2, 4, 8, 5, 10, 9, 7, 3, 6)
                      && EasternEuropeanDates.bulgarian(number)),
          RuledScheme.checked(
              "cz_rc",
              "CZ",
              Spelling.ANY_SEPARATOR,
              "[0-9]{9,10}",
              EasternEuropeanSchemes::birthNumberHolds),
          RuledScheme.checked(
              "ee_ik",
              "EE",
              Spelling.ANY_SEPARATOR,
              "[0-9]{11}",
              number -> Modulo11.baltic(number) && EasternEuropeanDates.estonian(number)),
          RuledScheme.checked(
              "hr_oib", "HR", Spelling.ANY_SEPARATOR, "[0-9]{11}", Iso7064::modulo11And10Holds),
          RuledScheme.checked(
              "lt_ak",
              "LT",
              Spelling.ANY_SEPARATOR,
              "[0-9]{11}",
              number -> Modulo11.baltic(number) && EasternEuropeanDates.lithuanian(number)),
          // Codes without a birth date follow the same check.
          RuledScheme.checked(
              "lv_pk",
              "LV",
              Spelling.ANY_SEPARATOR,
              "[0-9]{11}",
              EasternEuropeanSchemes::latvianCheckHolds),
          RuledScheme.checked(
              "pl_nip",
              "PL",
              Spelling.ANY_SEPARATOR,
              "[0-9]{10}",
              number -> Modulo11.plain(number, 6, 5, 7, 2, 3, 4, 5, 6, 7)),
          RuledScheme.checked(
              "pl_pesel",
              "PL",
              Spelling.ANY_SEPARATOR,
              "[0-9]{11}",
              number ->
                  Digits.weightedSum(number, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0
                      && EasternEuropeanDates.polish(number)),
          RuledScheme.checked(
              "ro_cnp",
              "RO",
              Spelling.ANY_SEPARATOR,
              "[0-9]{13}",
              number ->
                  Modulo11.plainOr(1, number, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)
                      && EasternEuropeanDates.romanian(number)),
          RuledScheme.checked(
              "si_emso",
              "SI",
              Spelling.ANY_SEPARATOR,
              "[0-9]{13}",
              number ->
                  Modulo11.complement(number, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
                      && EasternEuropeanDates.slovenian(number)),
          RuledScheme.checked(
              "sk_rc",
              "SK",
              Spelling.ANY_SEPARATOR,
              "[0-9]{9,10}",
              EasternEuropeanSchemes::birthNumberHolds));

  private EasternEuropeanSchemes() {}

  /**
   * Numbers of nine digits were issued before 1954 and have no check. Until 1985 a remainder of 10
   * was written as 0, so such numbers are valid although 11 does not divide them.
   */
  private static boolean birthNumberHolds(String number) {
    return EasternEuropeanDates.czech(number)
        && (number.length() == 9
            || Digits.value(number, 0, 10) % 11 == 0
            || Digits.value(number, 0, 9) % 11 == 10
                && Digits.last(number) == 0
                && EasternEuropeanDates.czechYear(number) <= LAST_TEN_WRITTEN_AS_ZERO);
  }

  private static boolean latvianCheckHolds(String number) {
    int sum = Digits.weightedSum(number, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    return (1101 - sum) % 11 % 10 == Digits.last(number) && EasternEuropeanDates.latvian(number);
  }
}
