package org.workerservice.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.load.Phase;

class StatisticsTest {
  /** As Gatling writes it, without the links. */
  private static final String ROW =
      """
      <tr id="%s" data-parent="%s">
        <td class="total col-1">
          <span id="stats-table-%1$s" class="ellipsed-name">%s</span>
          <span class="value" style="display:none;">0</span>
        </td>
        <td class="value total col-2">%d</td>
        <td class="value ok col-3">1</td>
        <td class="value ko col-4">%d</td>
        <td class="value ko col-5">2.5</td>
        <td class="value total col-6">3.44</td>
        <td class="value total col-7">15</td>
        <td class="value total col-8">50</td>
        <td class="value total col-9">75</td>
        <td class="value total col-10">95</td>
        <td class="value total col-11">99</td>
        <td class="value total col-12">100</td>
      </tr>""";

  @TempDir private Path results;

  private Path report(String name) throws IOException {
    Path report = Files.createDirectories(results.resolve(name));
    Files.writeString(
        report.resolve("index.html"),
        "<table>"
            + ROW.formatted("group_warm-up-1", "ROOT", "warm-up", 5, 0)
            + ROW.formatted("req_warm-up-read-2", "group_warm-up-1", "read", 5, 0)
            + ROW.formatted("group_mix-3", "ROOT", "mix", 95, 0)
            + ROW.formatted("req_mix-read-4", "group_mix-3", "read", 60, 0)
            + ROW.formatted("req_mix-create-5", "group_mix-3", "create", 40, 10)
            + "</table>");
    return report;
  }

  @Test
  void shouldAddUpTheKindsOfAPhase() throws IOException {
    PhaseFigures mix = Statistics.read(report("one")).get("mix");

    assertThat(mix.whole()).isEqualTo(new Figures("together", 100, 10, 50, 95, 99, 100));
    assertThat(mix.kinds())
        .containsExactly(
            new Figures("create", 40, 10, 50, 95, 99, 100),
            new Figures("read", 60, 0, 50, 95, 99, 100));
  }

  @Test
  void shouldCountOnlyExpectedAnswersInRates() throws IOException {
    PhaseFigures mix = Statistics.read(report("one")).get("mix");

    String table = Table.ofKinds(new Phase("mix", 1, Duration.ofSeconds(10), true), mix);

    assertThat(table.lines().map(line -> List.of(line.strip().split("\\s+"))))
        .contains(
            List.of("create", "40", "10", "3.0", "50", "95", "99", "100"),
            List.of("together", "100", "10", "9.0", "50", "95", "99", "100"));
  }

  @Test
  void shouldTakeTheLatestReport() throws IOException {
    Path older = report("older");
    Path newer = report("newer");
    assertThat(older.resolve("index.html").toFile().setLastModified(1_000)).isTrue();

    assertThat(Statistics.latest(results)).isEqualTo(newer);
  }
}
