package org.workerservice.api.rest.deduplication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.generate.GeneratedWorker;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.JarRun;
import org.workerservice.support.SharedService;

/** A run finds in the registry what {@code evaluate} finds in the file it was imported from. */
class DeduplicationAccuracyIT {
  private static final int RECORDS = 2_400;
  private static final Pattern CLUSTERED =
      Pattern.compile("after clustering *: (precision .*, F1 [0-9.]+) \\(([0-9,]+) right");

  @TempDir private Path files;

  @Test
  void shouldFindWhatTheEvaluationFinds() throws IOException {
    List<ObjectNode> people = new ArrayList<>();
    List<Long> persons = new ArrayList<>();
    Path file = write(people, persons);
    Runs runs = new Runs(SharedService.tenant().client(Role.HR_ADMIN));

    List<String> ids = runs.importAll(people);
    JsonNode job = runs.completed(Map.of());
    JarRun evaluated =
        JarRun.of(
            Map.of(),
            "evaluate",
            file.toString(),
            "--truth",
            files.resolve("truth.csv").toString());

    Matcher expected = CLUSTERED.matcher(evaluated.output());
    assertThat(expected.find()).as(evaluated.output()).isTrue();
    assertThat(quality(runs.entities(job), ids, persons)).isEqualTo(expected.group(1));
    assertThat(Integer.parseInt(expected.group(2).replace(",", ""))).isGreaterThan(500);
    assertThat(job.at("/progress/trained_model/pairs").asInt()).isPositive();
    assertThat(job.at("/progress/model/version").asInt()).isZero();

    JsonNode trained =
        runs.completed(Map.of("model", "train", "scope", Map.of("changed_since", 0)));

    assertThat(trained.at("/progress/model/version").asInt()).isPositive();
    assertThat(runs.entities(trained)).isNotEmpty();
    assertThat(trained.at("/progress").has("trained_model")).isFalse();
  }

  private Path write(List<ObjectNode> people, List<Long> persons) throws IOException {
    WorkerGenerator generator = new WorkerGenerator(17, 0.4);
    StringBuilder lines = new StringBuilder();
    StringBuilder truth = new StringBuilder("row,entity\n");
    for (int row = 1; row <= RECORDS; row++) {
      GeneratedWorker made = generator.next();
      ObjectNode person = Json.MAPPER.valueToTree(made.worker());
      people.add(person);
      persons.add(made.entity());
      lines.append(person).append('\n');
      truth.append(row).append(',').append(made.entity()).append('\n');
    }
    Files.writeString(files.resolve("truth.csv"), truth);
    return Files.writeString(files.resolve("people.ndjson"), lines);
  }

  /** Computes pairwise precision, recall and F1 as the evaluation prints them. */
  private static String quality(List<JsonNode> entities, List<String> ids, List<Long> persons) {
    Map<String, Long> idToPerson = new HashMap<>();
    for (int row = 0; row < ids.size(); row++) {
      idToPerson.put(ids.get(row), persons.get(row));
    }
    long found = 0;
    long right = 0;
    for (JsonNode entity : entities) {
      List<Long> members =
          entity.path("workers").valueStream().map(id -> idToPerson.get(id.asText())).toList();
      found += pairs(members.size());
      right += within(members);
    }
    long all = within(persons);
    double precision = (double) right / found;
    double recall = (double) right / all;
    return String.format(
        Locale.ROOT,
        "precision %.4f, recall %.4f, F1 %.4f",
        precision,
        recall,
        2 * precision * recall / (precision + recall));
  }

  private static long within(List<Long> members) {
    Map<Long, Integer> personToRecords = new HashMap<>();
    members.forEach(person -> personToRecords.merge(person, 1, Integer::sum));
    return personToRecords.values().stream().mapToLong(DeduplicationAccuracyIT::pairs).sum();
  }

  private static long pairs(int records) {
    return records * (records - 1L) / 2;
  }
}
