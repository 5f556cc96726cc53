package org.workerservice.evaluation;

import java.util.Locale;
import java.util.stream.Collectors;

/** Draws a precision–recall curve as SVG. */
public final class CurveDrawing {
  private static final int SIDE = 400;
  private static final int MARGIN = 50;

  private CurveDrawing() {}

  /** Returns the drawing; a dot marks the threshold. */
  public static String svg(EvaluationReport report, String title) {
    String line =
        report.curve().points().stream()
            .map(
                point ->
                    String.format(
                        Locale.ROOT, "%.1f,%.1f", x(point.recall()), y(point.precision())))
            .distinct()
            .collect(Collectors.joining(" "));
    Quality quality = report.pairwise();
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" font-family="sans-serif" font-size="12">
          <title>%2$s</title>
          <rect width="100%%" height="100%%" fill="white"/>
          <text x="%3$d" y="25" font-size="14">%2$s</text>
        %4$s  <text x="%5$d" y="%6$d" text-anchor="middle">recall</text>
          <text x="15" y="%5$d" text-anchor="middle" transform="rotate(-90 15 %5$d)">precision</text>
          <polyline points="%7$s" fill="none" stroke="#1f6feb" stroke-width="2"/>
          <circle cx="%8$s" cy="%9$s" r="4" fill="#d1242f"/>
          <text x="%10$s" y="%11$s" text-anchor="end">at %12$s: F1 %13$s</text>
        </svg>
        """
        .formatted(
            SIDE + 2 * MARGIN,
            escaped(title),
            MARGIN,
            grid(),
            MARGIN + SIDE / 2,
            SIDE + 2 * MARGIN - 10,
            line,
            number(x(quality.recall())),
            number(y(quality.precision())),
            number(x(quality.recall()) - 8),
            number(y(quality.precision()) + 16),
            String.format(Locale.ROOT, "%.2f", report.threshold()),
            String.format(Locale.ROOT, "%.4f", quality.f1()));
  }

  private static String grid() {
    StringBuilder grid = new StringBuilder();
    for (int tenth = 0; tenth <= 10; tenth += 2) {
      String value = String.format(Locale.ROOT, "%.1f", tenth / 10.0);
      String x = number(x(tenth / 10.0));
      String y = number(y(tenth / 10.0));
      grid.append(
          """
            <path d="M%1$s %2$d V%3$d M%2$d %4$s H%3$d" stroke="#d0d7de"/>
            <text x="%1$s" y="%5$d" text-anchor="middle">%6$s</text>
            <text x="%7$d" y="%4$s" text-anchor="end">%6$s</text>
          """
              .formatted(x, MARGIN, MARGIN + SIDE, y, MARGIN + SIDE + 16, value, MARGIN - 6));
    }
    return grid.toString();
  }

  private static double x(double recall) {
    return MARGIN + SIDE * recall;
  }

  private static double y(double precision) {
    return MARGIN + SIDE * (1 - precision);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
