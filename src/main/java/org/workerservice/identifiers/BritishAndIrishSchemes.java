package org.workerservice.identifiers;

import java.util.List;
import java.util.Set;

/** The health and insurance numbers of the United Kingdom and Ireland. */
final class BritishAndIrishSchemes {
  /** Administrative and withdrawn prefixes, beside the ones HM Revenue and Customs never issues. */
  private static final Set<String> UNUSED_INSURANCE_PREFIXES =
      Set.of("BG", "CR", "FY", "GB", "KN", "MW", "NC", "NK", "NT", "OO", "PP", "PZ", "TN", "ZZ");

  static final List<IdentifierScheme> ALL =
      List.of(
          RuledScheme.checked(
              "uk_nhs_number", "GB", Spelling.ANY_SEPARATOR, "[0-9]{10}", Modulo11::healthService),
          RuledScheme.checked(
              "uk_hc_number", "GB", Spelling.ANY_SEPARATOR, "[0-9]{10}", Modulo11::healthService),
          RuledScheme.checked(
              "uk_chi_number",
              "GB",
              Spelling.ANY_SEPARATOR,
              "[0-9]{10}",
              number -> Modulo11.healthService(number) && EmbeddedDate.dayFirstExists(number)),
          RuledScheme.checked(
              "uk_nino",
              "GB",
              Spelling.ANY_SEPARATOR,
              "[A-Z&&[^DFIQUV]][A-Z&&[^DFIOQUV]][0-9]{6}[A-D]",
              number -> !UNUSED_INSURANCE_PREFIXES.contains(number.substring(0, 2))),
          RuledScheme.unchecked("ie_ihi", "IE", Spelling.ANY_SEPARATOR, "[0-9]{7}"));

  private BritishAndIrishSchemes() {}
}
