package org.workerservice.app.warmup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.workerservice.app.startup.StartupException;
import org.workerservice.client.file.SourceFormat;
import org.workerservice.client.imports.ImportProgress;
import org.workerservice.client.imports.ImportSettings;
import org.workerservice.client.imports.Importer;
import org.workerservice.client.imports.OnDuplicate;
import org.workerservice.client.mapping.Entity;
import org.workerservice.generate.GeneratedFile;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.json.Json;

/** A mix of requests in the proportions of the load tests. Blocks. */
final class WarmUpLoad {
  private static final int IMPORT_SEED = 1;
  private static final int NEWCOMER_SEED = 2;
  private static final int NEWCOMERS = 20_000;
  private static final double DUPLICATES = 0.05;
  private static final int USERS = 16;
  private static final int REQUESTS_OF_AN_IMPORT = 4;
  private static final int ROWS = 500;

  /** A new worker may look like an existing one (409), and a loaded service may be busy (503). */
  private static final Set<Integer> EXPECTED = Set.of(200, 201, 409, 503);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;
  private final String token;
  private final Path directory;

  /** Calls a service; writes its files to the directory. */
  WarmUpLoad(URI url, String token, Path directory) {
    this.url = url;
    this.token = token;
    this.directory = directory;
  }

  void importWorkers(int count) throws IOException, InterruptedException {
    Path file = directory.resolve("workers.ndjson");
    try (OutputStream output = Files.newOutputStream(file)) {
      generate(IMPORT_SEED, count, output);
    }
    new Importer(
            new ImportSettings(
                Entity.WORKERS,
                url,
                token,
                SourceFormat.NDJSON,
                Optional.empty(),
                OnDuplicate.SKIP,
                file,
                directory.resolve("rejected.csv"),
                REQUESTS_OF_AN_IMPORT,
                ROWS,
                true),
            ImportProgress.silent())
        .run();
  }

  private static void generate(int seed, int count, OutputStream output) throws IOException {
    GeneratedFile.write(new WorkerGenerator(seed, DUPLICATES), count, output, Writer.nullWriter());
  }

  void use(Duration time) throws IOException, InterruptedException {
    List<JsonNode> known = new ArrayList<>();
    ask("GET", "/api/workers?limit=" + ROWS, "").at("/data/workers").forEach(known::add);
    if (known.isEmpty()) {
      throw new StartupException("The service accepted none of the invented workers.");
    }
    List<ObjectNode> newcomers = newcomers();
    Instant end = Instant.now().plus(time);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> users = new ArrayList<>();
      for (int number = 0; number < USERS; number++) {
        users.add(threads.submit(new User(number, known, newcomers, end)));
      }
      for (Future<Void> user : users) {
        user.get();
      }
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof StartupException refused
          ? refused
          : new StartupException("The service no longer answers.", failure);
    }
  }

  private static List<ObjectNode> newcomers() throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    generate(NEWCOMER_SEED, NEWCOMERS, lines);
    return lines.toString(StandardCharsets.UTF_8).lines().map(WarmUpLoad::withoutId).toList();
  }

  private static ObjectNode withoutId(String line) {
    try {
      return ((ObjectNode) Json.MAPPER.readTree(line)).without("id");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private JsonNode ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header(
                "Content-Type",
                method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (!EXPECTED.contains(answer.statusCode())) {
      throw new StartupException("The service refused a " + method + " request: " + answer.body());
    }
    return Json.MAPPER.readTree(answer.body());
  }

  /** One of the concurrent users. */
  private final class User implements Callable<Void> {
    private final Random random;
    private final List<JsonNode> known;
    private final List<ObjectNode> newcomers;
    private final Instant end;
    private int newcomer;

    User(int number, List<JsonNode> known, List<ObjectNode> newcomers, Instant end) {
      this.random = new Random(number);
      this.known = known;
      this.newcomers = newcomers;
      this.end = end;
      this.newcomer = number;
    }

    @Override
    public Void call() throws IOException, InterruptedException {
      while (Instant.now().isBefore(end)) {
        JsonNode worker = known.get(random.nextInt(known.size()));
        int draw = random.nextInt(100);
        if (draw < 60) {
          ask("GET", "/api/workers/" + worker.path("id").asText(), "");
        } else if (draw < 75) {
          search(worker);
        } else if (draw < 85) {
          match(worker);
        } else if (draw < 95) {
          create();
        } else {
          update(worker);
        }
      }
      return null;
    }

    private void search(JsonNode worker) throws IOException, InterruptedException {
      JsonNode name = worker.path("name");
      String words = name.path("given").path(0).asText() + " " + name.path("family").asText();
      ask(
          "GET",
          "/api/workers/search?limit=10&fuzzy="
              + random.nextBoolean()
              + "&q="
              + URLEncoder.encode(words, StandardCharsets.UTF_8),
          "");
    }

    private void match(JsonNode worker) throws IOException, InterruptedException {
      ObjectNode asked = Json.MAPPER.createObjectNode().put("threshold", 0.5);
      asked.set("name", worker.path("name"));
      asked.set("birth_date", worker.path("birth_date"));
      asked.set("addresses", worker.path("addresses"));
      ask("POST", "/api/workers/match", asked.toString());
    }

    private void create() throws IOException, InterruptedException {
      ask("POST", "/api/workers", newcomers.get(newcomer % newcomers.size()).toString());
      newcomer += USERS;
    }

    private void update(JsonNode worker) throws IOException, InterruptedException {
      ask(
          "PATCH",
          "/api/workers/" + worker.path("id").asText(),
          "{\"marital_status\":\"" + (random.nextBoolean() ? "M" : "S") + "\"}");
    }
  }
}
