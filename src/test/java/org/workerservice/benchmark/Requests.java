package org.workerservice.benchmark;

import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.workerservice.model.Worker;

/** The requests of every figure except the import, built in advance so that sending is cheap. */
final class Requests {
  /** Maximum number of creates prepared per second. A faster service uses them up early. */
  private static final int CREATES_PER_SECOND = 3_000;

  private final WorkerSupply supply;
  private final Registry registry;
  private final Random random;
  private final Duration time;

  /**
   * Creates the requests from samples.
   *
   * @param time how long the requests of each figure must last
   */
  Requests(WorkerSupply supply, Registry registry, long seed, Duration time) {
    this.supply = supply;
    this.registry = registry;
    this.random = new Random(seed);
    this.time = time;
  }

  /** Returns the requests of a figure. They are endless, except for creates. */
  Iterator<Call> of(Figure figure) {
    return switch (figure) {
      case CREATE -> creates();
      case READ -> endless(reads());
      case MATCH -> endless(searches("/api/workers/match", Requests::withoutNumbers));
      case SEARCH -> endless(queries());
      case LIST -> endless(pages());
      case CHECK_DUPLICATES -> endless(searches("/api/workers/check-duplicates", TypingError::in));
      case IMPORT -> throw new IllegalArgumentException("The registry builds the import.");
    };
  }

  private Iterator<Call> creates() {
    int count = Math.toIntExact(time.toSeconds() * CREATES_PER_SECOND);
    return supply.next(count).stream()
        .map(body -> Call.post("/api/workers", body, Expectations::created))
        .iterator();
  }

  private List<Call> reads() {
    return registry.ids().stream()
        .map(id -> Call.get("/api/workers/" + id, Expectations.worker(id)))
        .toList();
  }

  private List<Call> pages() {
    return registry.ids().stream()
        .map(id -> Call.get("/api/workers?limit=50&after=" + id, Expectations::page))
        .toList();
  }

  /** What people type: usually a given name and a family name, sometimes something else. */
  private List<Call> queries() {
    return supply.samples().stream()
        .map(sample -> query(sample.worker(), sample.row()))
        .map(query -> Call.get("/api/workers/search?" + query, Expectations::page))
        .toList();
  }

  private static String query(Worker worker, int number) {
    String family = worker.name().family();
    String given = String.join(" ", worker.name().given());
    return switch (number % 10) {
      case 0 -> "fuzzy=true&q=" + encoded(given + " " + family);
      case 1 -> "phonetic=true&q=" + encoded(family);
      case 2 -> "q=" + encoded("family:(" + family + ") AND given:(" + given + ")");
      case 3 -> "q=" + encoded(family.substring(0, Math.min(4, family.length())) + "*");
      default -> "q=" + encoded(given + " " + family);
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text.isBlank() ? "*" : text, StandardCharsets.UTF_8);
  }

  private List<Call> searches(String path, UnaryOperator<Worker> change) {
    return supply.samples().stream()
        .flatMap(sample -> search(path, sample, change).stream())
        .toList();
  }

  private Optional<Call> search(String path, Sample sample, UnaryOperator<Worker> change) {
    Buffer body = WorkerSupply.json(change.apply(sample.worker()));
    return registry.id(sample).map(id -> Call.post(path, body, Expectations.matches(id)));
  }

  /** Without numbers, because a number alone would find the worker. */
  private static Worker withoutNumbers(Worker worker) {
    return TypingError.in(worker).toBuilder()
        .identifiers(List.of())
        .documents(List.of())
        .taxId(null)
        .build();
  }

  private Iterator<Call> endless(List<Call> calls) {
    return Stream.generate(() -> calls.get(random.nextInt(calls.size()))).iterator();
  }
}
