package org.workerservice.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The work of stewards on the review queue: look at the list, take the next pair, decide, and
 * sometimes take a merge back. Safe for use by any thread.
 */
final class Stewards {
  private static final Duration THINKING = Duration.ofMillis(100);
  private static final String TOKEN = "steward";
  private static final String ITEM = "item";
  private static final String VERSION = "itemVersion";
  private static final String MERGE = "merge";

  private final List<String> tokens;
  private final AtomicInteger started = new AtomicInteger();
  private final ConcurrentHashMap<String, String> itemToSteward = new ConcurrentHashMap<>();
  private final AtomicLong repeated = new AtomicLong();

  /** Each steward has another token, because the service gives every user other pairs. */
  Stewards(List<String> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  /** Makes the user one of the stewards. */
  ChainBuilder start() {
    return exec(
        session -> session.set(TOKEN, tokens.get(started.getAndIncrement() % tokens.size())));
  }

  /** One pair, from the list to the decision. */
  ChainBuilder work() {
    return exec(as(http("list pairs").get("/api/review-items?limit=50")).check(status().is(200)))
        .exec(next())
        .doIf(session -> session.contains(ITEM))
        .then(
            exec(this::count)
                .exec(randomSwitch().on(percent(60.0).then(reject()), percent(40.0).then(merge())))
                .exec(session -> session.removeAll(ITEM, VERSION)))
        .pause(THINKING);
  }

  private static HttpRequestActionBuilder as(HttpRequestActionBuilder request) {
    return request.header("Authorization", "Bearer #{" + TOKEN + "}");
  }

  /** No pair may be left. */
  private static ChainBuilder next() {
    return exec(
        as(http("next pair").post("/api/review-items/next"))
            .body(StringBody("{}"))
            .check(status().in(200, 204))
            .checkIf((response, session) -> response.status().code() == 200)
            .then(jsonPath("$.data.id").saveAs(ITEM), jsonPath("$.data.version").saveAs(VERSION)));
  }

  /** A pair that could not be decided is given to the same steward again. */
  private Session count(Session session) {
    String steward = session.getString(TOKEN);
    String before = itemToSteward.put(session.getString(ITEM), steward);
    if (before != null && !before.equals(steward)) {
      repeated.incrementAndGet();
    }
    return session;
  }

  /** The pair may have changed, because other stewards merge its workers. */
  private static ChainBuilder reject() {
    return exec(
        decide("reject pair", "{\"decision\":\"no_match\",\"version\":#{" + VERSION + "}}"));
  }

  private static HttpRequestActionBuilder decide(String name, String body) {
    return as(http(name).post("/api/review-items/#{" + ITEM + "}/decide"))
        .body(StringBody(body))
        .check(status().in(200, 409, 412));
  }

  private static ChainBuilder merge() {
    return exec(decide(
                "confirm and merge",
                "{\"decision\":\"match\",\"version\":#{" + VERSION + "},\"merge\":{}}")
            .checkIf((response, session) -> response.status().code() == 200)
            .then(jsonPath("$.data.merge.merges[0].id").saveAs(MERGE)))
        .exec(
            randomSwitch()
                .on(percent(50.0).then(doIf(session -> session.contains(MERGE)).then(reverse()))))
        .exec(session -> session.remove(MERGE));
  }

  private static ChainBuilder reverse() {
    return exec(
        as(http("reverse merge").post("/api/merges/#{" + MERGE + "}/reverse"))
            .body(StringBody("{}"))
            .check(status().in(200, 409)));
  }

  /** Returns a summary in a sentence. */
  String account() {
    return itemToSteward.isEmpty()
        ? ""
        : " The stewards were given "
            + itemToSteward.size()
            + " pairs, "
            + repeated
            + " of them to two stewards.";
  }
}
