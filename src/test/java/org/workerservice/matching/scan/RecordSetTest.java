package org.workerservice.matching.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.MatchKeys;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.matching.score.Bands;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.support.TestHash;

class RecordSetTest {
  private static final MatchStrategy STRATEGY = MatchStrategies.of(MatchPreset.DEFAULT.settings());

  private final List<UUID> ids =
      IntStream.range(0, 500)
          .mapToObj(number -> UUID.randomUUID())
          .sorted(Comparator.comparing(UUID::toString))
          .toList();
  private final List<MatchFeatures> features = new ArrayList<>();
  private final RecordSet records = records();

  private RecordSet records() {
    WorkerGenerator generator = new WorkerGenerator(3, 0.3);
    RecordSet.Builder builder = new RecordSet.Builder();
    for (UUID id : ids) {
      var worker = generator.next().worker();
      MatchFeatures prepared = PreparedRecord.of(worker).features(new TestHash());
      long[] keys =
          MatchKeys.of(worker).stream().mapToLong(key -> key.hashCode() * 7919L << 24).toArray();
      builder.add(id, prepared.encode(), keys);
      features.add(prepared);
    }
    return builder.build(500);
  }

  @Test
  void shouldFindRecordsInTheOrderOfTheDatabase() {
    for (int record = 0; record < ids.size(); record++) {
      assertThat(records.find(ids.get(record))).isEqualTo(record);
      assertThat(records.id(record)).isEqualTo(ids.get(record));
    }
    assertThat(records.find(new UUID(0, 0))).isEqualTo(-1);
    assertThat(records.find(new UUID(-1, -1))).isEqualTo(-1 - ids.size());
  }

  @Test
  void shouldGiveBackTheFeatures() {
    for (int record = 0; record < ids.size(); record++) {
      assertThat(records.features(record).encode()).isEqualTo(features.get(record).encode());
    }
  }

  @Test
  void shouldScoreTheSamePairsInSlicesOfAnySize() {
    ScanPlan plan = new ScanPlan(records, STRATEGY, Bands.STANDARD, 0.85, Optional.empty());

    ScanCommand.Slice whole =
        Scanner.scan(new ScanCommand.Scan(plan, 0, records.size(), Integer.MAX_VALUE));
    BandCounts bands = BandCounts.NONE;
    List<ScanCommand.Match> matches = new ArrayList<>();
    int next = 0;
    while (next < records.size()) {
      ScanCommand.Slice slice = Scanner.scan(new ScanCommand.Scan(plan, next, records.size(), 7));
      assertThat(slice.next()).isGreaterThan(next);
      next = slice.next();
      bands = bands.plus(slice.bands());
      matches.addAll(slice.matches());
    }

    assertThat(whole.matches()).isNotEmpty();
    assertThat(matches).isEqualTo(whole.matches());
    assertThat(bands).isEqualTo(whole.bands());
    assertThat(whole.matches())
        .allSatisfy(
            match ->
                assertThat(match.score())
                    .isEqualTo(
                        STRATEGY.score(features.get(match.record()), features.get(match.other()))));
  }
}
