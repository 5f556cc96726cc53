package org.workerservice.api.fhir.operation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Bundle.BundleEntrySearchComponent;
import org.hl7.fhir.r5.model.Bundle.BundleType;
import org.hl7.fhir.r5.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r5.model.CodeType;
import org.hl7.fhir.r5.model.Practitioner;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.model.Worker;

/** Matches as a searchset, best first, each with its score and grade. */
final class MatchBundle {
  private static final String MATCH_GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";
  private static final int SCORE_DIGITS = 4;

  private MatchBundle() {}

  static Bundle of(String base, List<PotentialMatch> matches, Function<Worker, Practitioner> view) {
    Bundle bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(matches.size());
    bundle.setId(UUID.randomUUID().toString());
    bundle.setTimestamp(new Date());
    for (PotentialMatch match : matches) {
      Practitioner resource = view.apply(match.worker());
      bundle
          .addEntry()
          .setFullUrl(base + "/Practitioner/" + resource.getIdPart())
          .setResource(resource)
          .setSearch(search(match));
    }
    return bundle;
  }

  private static BundleEntrySearchComponent search(PotentialMatch match) {
    BundleEntrySearchComponent search =
        new BundleEntrySearchComponent()
            .setMode(SearchEntryMode.MATCH)
            .setScore(
                BigDecimal.valueOf(match.result().score())
                    .setScale(SCORE_DIGITS, RoundingMode.HALF_UP));
    search
        .addExtension()
        .setUrl(MATCH_GRADE)
        .setValue(new CodeType(grade(match.result().quality())));
    return search;
  }

  private static String grade(MatchQuality quality) {
    return switch (quality) {
      case DEFINITE -> "certain";
      case PROBABLE -> "probable";
      case POSSIBLE -> "possible";
      case UNLIKELY -> "certainly-not";
    };
  }
}
