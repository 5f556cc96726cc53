package org.workerservice.load.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.workerservice.load.Phase;
import org.workerservice.load.Shape;

/** Prints the results of the latest run. */
public final class Report {
  private final Run run;
  private final List<Phase> phases = new ArrayList<>();
  private final List<PhaseFigures> figures = new ArrayList<>();

  private Report(Run run, Map<String, PhaseFigures> nameToFigures) {
    this.run = run;
    for (Phase phase : run.phases()) {
      if (phase.measured() && nameToFigures.containsKey(phase.name())) {
        phases.add(phase);
        figures.add(nameToFigures.get(phase.name()));
      }
    }
  }

  /** Reads the output directory of the simulation. */
  public static void main(String... arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    Path report = Statistics.latest(directory.resolve("gatling"));
    String text = new Report(Run.read(directory), Statistics.read(report)).text();
    PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    output.printf("%n%s%nReport: %s%n", text, report.resolve("index.html"));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < phases.size(); index++) {
      text.append(Table.ofKinds(phases.get(index), figures.get(index))).append('\n');
    }
    if (phases.size() > 1) {
      text.append(Table.ofPhases(phases, figures)).append('\n');
    }
    if (run.shape() == Shape.RAMP) {
      text.append(knee()).append('\n');
    }
    return text.append(run.remark()).append('\n').toString();
  }

  private String knee() {
    List<Level> levels = new ArrayList<>();
    for (int index = 0; index < phases.size(); index++) {
      Phase phase = phases.get(index);
      levels.add(new Level(phase.users(), figures.get(index).whole().perSecond(phase.duration())));
    }
    Optional<Level> knee = Knee.of(levels);
    return knee.isPresent()
        ? String.format(
            Locale.ROOT,
            "Throughput stops growing at %d users (%.0f requests/s); more users only wait longer.",
            knee.get().users(),
            knee.get().perSecond())
        : "Throughput still grows at the last level. Set higher levels with -Dlevels=….";
  }
}
