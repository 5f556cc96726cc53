package org.workerservice.app.evaluation;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.workerservice.evaluation.EvaluationReport;
import org.workerservice.evaluation.PairError;
import org.workerservice.evaluation.Quality;
import org.workerservice.matching.score.MatchQuality;

/** Formats the results of an evaluation. */
final class EvaluationText {
  private EvaluationText() {}

  static void print(EvaluationReport report, double preparingSeconds, PrintWriter out) {
    line(out, "records %,d, true pairs %,d", report.records(), report.truePairs());
    line(
        out,
        "blocking: %,d candidate pairs, pairs completeness %.4f, reduction ratio %.6f",
        report.candidatePairs(),
        report.pairsCompleteness(),
        report.reductionRatio());
    quality(
        out,
        String.format(Locale.ROOT, "pairwise at %.2f ", report.threshold()),
        report.pairwise());
    quality(out, "after clustering ", report.grouped());
    line(
        out,
        "B3 after clustering: precision %.4f, recall %.4f, F1 %.4f",
        report.groupedRecords().precision(),
        report.groupedRecords().recall(),
        report.groupedRecords().f1());
    line(
        out,
        "ranking by log odds: average precision %.4f, best F1 %.4f at %.1f bits",
        report.ranking().averagePrecision(),
        report.ranking().best().f1(),
        report.ranking().threshold());
    report.perBand().forEach((band, quality) -> band(out, band, quality));
    line(out, "entities by size: %s", report.sizeToEntities());
    line(
        out,
        "speed: %,.0f records/s prepared, %,.0f pairs/s scored",
        report.records() / preparingSeconds,
        report.candidatePairs() / report.seconds());
    out.flush();
  }

  private static void quality(PrintWriter out, String name, Quality quality) {
    line(
        out,
        "%s: precision %.4f, recall %.4f, F1 %.4f (%,d right, %,d wrong, %,d missed)",
        name,
        quality.precision(),
        quality.recall(),
        quality.f1(),
        quality.truePositives(),
        quality.falsePositives(),
        quality.falseNegatives());
  }

  private static void band(PrintWriter out, MatchQuality band, Quality quality) {
    line(
        out,
        "band %-9s: precision %.4f (%,d right, %,d wrong)",
        band.code(),
        quality.precision(),
        quality.truePositives(),
        quality.falsePositives());
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values).strip());
  }

  /** Returns the errors as CSV. The reasons contain no values of the records. */
  static String errors(EvaluationReport report) {
    return report.errors().stream()
        .map(EvaluationText::error)
        .collect(Collectors.joining("", "kind,left,right,score,clustered,reasons\n", ""));
  }

  private static String error(PairError error) {
    String reasons =
        error.result().components().stream()
            .map(
                component ->
                    "%s %.2f: %s"
                        .formatted(
                            component.component().code(), component.weight(), component.evidence()))
            .collect(Collectors.joining("; "));
    String limit = error.result().limit().map(kept -> "; but " + kept.sentence()).orElse("");
    return "%s,%s,%s,%.4f,%s,\"%s\"%n"
        .formatted(
            error.kind().name().toLowerCase(Locale.ROOT),
            error.left(),
            error.right(),
            error.result().score(),
            error.together() ? "together" : "apart",
            (reasons + limit).replace("\"", "'"));
  }
}
