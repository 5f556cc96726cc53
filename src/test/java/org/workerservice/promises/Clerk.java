package org.workerservice.promises;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.workerservice.model.Worker;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;

/**
 * A client that creates workers and changes only those, one request at a time, so it knows the
 * expected state. Repeats unanswered requests in the way that the API offers.
 */
final class Clerk implements Runnable {
  private static final int FEW = 4;

  private final ApiClient client;
  private final Persons persons;
  private final Insistence insistence;
  private final Ledger ledger;
  private final Random random;
  private final List<Own> own = new ArrayList<>();
  private volatile boolean stopped;

  Clerk(ApiClient client, Persons persons, Insistence insistence, Ledger ledger, Random random) {
    this.client = client;
    this.persons = persons;
    this.insistence = insistence;
    this.ledger = ledger;
    this.random = random;
  }

  /** The expected state of a worker of this clerk. */
  private static final class Own {
    private final UUID id;
    private final Worker person;
    private long version = 1;
    private boolean deleted;
    private String mark;

    Own(UUID id, Worker person, String mark) {
      this.id = id;
      this.person = person;
      this.mark = mark;
    }

    String path() {
      return "/api/workers/" + id;
    }

    Map<String, String> ifMatch() {
      return Map.of("If-Match", "\"" + version + "\"");
    }
  }

  /** Stops after the current request. */
  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    while (!stopped) {
      if (own.size() < FEW || random.nextInt(4) == 0) {
        create();
      } else {
        change(own.get(random.nextInt(own.size())));
      }
    }
  }

  private void change(Own worker) {
    if (worker.deleted) {
      restore(worker);
    } else if (random.nextInt(4) == 0) {
      delete(worker);
    } else {
      replace(worker);
    }
  }

  private void create() {
    String key = UUID.randomUUID().toString();
    String mark = mark();
    Worker person = persons.complete();
    Worker sent = marked(person, mark);
    Insistence.Settled settled =
        insistence.settle(
            "POST", () -> client.post("/api/workers", sent, Map.of("Idempotency-Key", key)));
    ApiAnswer answer = settled.answer();
    if (answer.status() != 201) {
      throw surprise("POST", settled);
    }
    Own created = new Own(UUID.fromString(answer.data().path("id").asText()), person, mark);
    own.add(created);
    ledger.created(key, sent, created.id);
    acknowledged(created, "CREATE", answer);
  }

  private void replace(Own worker) {
    String mark = mark();
    Insistence.Settled settled =
        insistence.settle(
            "PUT", () -> client.put(worker.path(), marked(worker.person, mark), worker.ifMatch()));
    // If the version is stale on a repetition, the lost answer had reported its change.
    if (settled.answer().status() != 200
        && !(settled.repeated() && settled.answer().status() == 412)) {
      throw surprise("PUT", settled);
    }
    worker.version++;
    worker.mark = mark;
    acknowledged(worker, "UPDATE", settled.answer());
  }

  private void delete(Own worker) {
    Insistence.Settled settled =
        insistence.settle("DELETE", () -> client.delete(worker.path(), worker.ifMatch()));
    if (settled.answer().status() != 204
        && !(settled.repeated() && settled.answer().status() == 404)) {
      throw surprise("DELETE", settled);
    }
    worker.version++;
    worker.deleted = true;
    ledger.changed(worker.id, new Ledger.Change("DELETE", worker.version, worker.mark));
  }

  private void restore(Own worker) {
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    Insistence.Settled settled =
        insistence.settle("restore", () -> client.post(worker.path() + "/restore", "", key));
    if (settled.answer().status() != 200) {
      throw surprise("restore", settled);
    }
    worker.version++;
    worker.deleted = false;
    acknowledged(worker, "RESTORE", settled.answer());
  }

  private void acknowledged(Own worker, String action, ApiAnswer answer) {
    String etag = answer.header("ETag").orElse("");
    if (!etag.equals("\"" + worker.version + "\"")) {
      throw new AssertionError(
          "%s of %s was answered %s with ETag %s, expected version %d"
              .formatted(action, worker.id, answer, etag, worker.version));
    }
    ledger.changed(worker.id, new Ledger.Change(action, worker.version, worker.mark));
  }

  private static AssertionError surprise(String what, Insistence.Settled settled) {
    return new AssertionError(
        "%s was answered %s%s"
            .formatted(what, settled.answer(), settled.repeated() ? " on a repetition" : ""));
  }

  private String mark() {
    return "mark " + random.nextInt(1_000_000_000);
  }

  private static Worker marked(Worker worker, String mark) {
    return worker.toBuilder().maritalStatus(mark).build();
  }
}
