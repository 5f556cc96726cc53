package org.workerservice.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.uniformRandomSwitch;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** All requests, each with the name of its kind. */
final class Requests {
  private static final String ID = "id";
  private static final String BODY = "body";
  private static final String STATUS = "status";
  private static final String LAST_READ = "lastRead";
  private static final String ENTITY_TAG = "entityTag";

  /** Every update must differ from the previous one, or the service would not write it. */
  private static final AtomicLong UPDATES = new AtomicLong(System.currentTimeMillis());

  private final Material material;

  Requests(Material material) {
    this.material = material;
  }

  private Person anybody() {
    return material.people().get(ThreadLocalRandom.current().nextInt(material.people().size()));
  }

  /** Creates a new worker. A refusal as a duplicate is a valid answer too. */
  ChainBuilder create() {
    return exec(session -> session.set(BODY, material.newWorkers().next()))
        .exec(
            http("create")
                .post("/api/workers")
                .body(StringBody("#{" + BODY + "}"))
                .check(status().in(201, 409).saveAs(STATUS)))
        .exec(this::countRefusal);
  }

  private Session countRefusal(Session session) {
    if (session.contains(STATUS) && session.getInt(STATUS) == 409) {
      material.newWorkers().refused();
    }
    return session.removeAll(STATUS, BODY);
  }

  /** Reads a worker by id and remembers the version for an update. */
  ChainBuilder read() {
    return exec(session -> session.set(ID, anybody().id()))
        .exec(
            http("read")
                .get("/api/workers/#{" + ID + "}")
                .check(status().is(200), header("ETag").saveAs(ENTITY_TAG)))
        .exec(session -> session.set(LAST_READ, session.getString(ID)));
  }

  /** Searches in any of the four ways. */
  ChainBuilder search() {
    return searchInAnyWay(way -> "search");
  }

  /** Searches in any of the four ways, each under a separate name. */
  ChainBuilder searchByWay() {
    return searchInAnyWay(way -> "search " + way);
  }

  private ChainBuilder searchInAnyWay(Function<SearchWay, String> name) {
    return uniformRandomSwitch()
        .on(Arrays.stream(SearchWay.values()).map(way -> search(way, name.apply(way))).toList());
  }

  private ChainBuilder search(SearchWay way, String name) {
    return exec(session -> session.set(BODY, way.query(anybody())))
        .exec(
            http(name)
                .get("/api/workers/search")
                .queryParam("q", "#{" + BODY + "}")
                .queryParamMap(way.parameters())
                .check(status().is(200)));
  }

  /** Matches a record with a typing error. */
  ChainBuilder match() {
    return exec(session -> session.set(BODY, anybody().matchBody()))
        .exec(
            http("match")
                .post("/api/workers/match")
                .body(StringBody("#{" + BODY + "}"))
                .check(status().is(200)));
  }

  /** Updates the worker that the user read last. A conflict with another user is not an error. */
  ChainBuilder update() {
    return doIf(session -> !session.contains(LAST_READ))
        .then(read())
        .doIf(session -> session.contains(LAST_READ))
        .then(
            exec(http("update")
                    .patch("/api/workers/#{" + LAST_READ + "}")
                    .header("Content-Type", "application/merge-patch+json")
                    .header("If-Match", "#{" + ENTITY_TAG + "}")
                    .body(StringBody(session -> newPhoto()))
                    .check(status().in(200, 412)))
                .exec(session -> session.removeAll(LAST_READ, ENTITY_TAG)));
  }

  private static String newPhoto() {
    return "{\"photo\":[\"https://photos.example.com/" + UPDATES.incrementAndGet() + ".jpg\"]}";
  }

  /** One request of the mix, most often a read. */
  ChainBuilder mixed() {
    return randomSwitch()
        .on(
            percent(60.0).then(read()),
            percent(15.0).then(search()),
            percent(10.0).then(match()),
            percent(10.0).then(create()),
            percent(5.0).then(update()));
  }
}
