package org.workerservice.matching;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.workerservice.generate.GeneratedFile;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.json.Json;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.MatchKeys;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.model.Worker;

/**
 * Candidate pairs that one core scores in a second: generated workers, a tenth of them duplicates,
 * each compared with those that share a key.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ScorerBenchmark {
  private static final int WORKERS = 20_000;
  private static final int MAX_PER_KEY = 20;
  private static final int BATCH = 1_000;

  private final List<MatchFeatures> left = new ArrayList<>();
  private final List<MatchFeatures> right = new ArrayList<>();
  private final MatchStrategy fellegiSunter = MatchStrategies.of(MatchPreset.DEFAULT.settings());
  private final MatchStrategy weighted = MatchStrategies.of(MatchPreset.SPECIFICATION.settings());
  private int next;

  /** Prepares the records once, in their stored form. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    Map<String, List<MatchFeatures>> keyToFeatures = new HashMap<>();
    for (Worker worker : workers()) {
      MatchFeatures features = MatchFeatures.decode(People.features(worker).encode());
      for (String key : MatchKeys.of(worker)) {
        List<MatchFeatures> candidates =
            keyToFeatures.computeIfAbsent(key, none -> new ArrayList<>());
        candidates.stream().limit(MAX_PER_KEY).forEach(other -> add(features, other));
        candidates.add(features);
      }
    }
  }

  private static List<Worker> workers() throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    GeneratedFile.write(new WorkerGenerator(7, 0.1), WORKERS, lines, Writer.nullWriter());
    List<Worker> workers = new ArrayList<>(WORKERS);
    for (String line : lines.toString(StandardCharsets.UTF_8).split("\n")) {
      workers.add(Json.MAPPER.readValue(line, Worker.class));
    }
    return workers;
  }

  private void add(MatchFeatures one, MatchFeatures other) {
    left.add(one);
    right.add(other);
  }

  /** The strategy of the preset default. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public double fellegiSunter() {
    return score(fellegiSunter);
  }

  /** The specification's weighted sum. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public double weighted() {
    return score(weighted);
  }

  private double score(MatchStrategy strategy) {
    double sum = 0;
    for (int i = 0; i < BATCH; i++) {
      sum += strategy.score(left.get(next), right.get(next));
      next = next + 1 == left.size() ? 0 : next + 1;
    }
    return sum;
  }
}
