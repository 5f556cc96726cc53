package org.workerservice.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The phases of a run and their users.
 *
 * @param shareConnections whether users share connections, because they come and go fast
 */
record Plan(List<Phase> phases, List<PopulationBuilder> populations, boolean shareConnections) {
  /** Maximum time to answer the last requests of a spike. */
  private static final Duration SETTLING = Duration.ofSeconds(10);

  static Plan of(Options options, Material material) {
    Requests requests = new Requests(material);
    return switch (options.shape()) {
      case CREATE, READ, SEARCH, MATCH, MIX ->
          oneAfterTheOther(
              Stream.of(
                      Phase.warmUp(options.users(), options.warmUp()),
                      new Phase(
                          options.shape().toString(), options.users(), options.duration(), true))
                  .filter(phase -> phase.duration().isPositive())
                  .toList(),
              options.shape(),
              requests);
      case RAMP ->
          oneAfterTheOther(
              options.levels().stream()
                  .map(users -> Phase.level(users, options.duration()))
                  .toList(),
              options.shape(),
              requests);
      case SOAK -> soak(options, requests);
      case SPIKE -> spike(options, requests);
      case STEWARDS -> stewards(options, requests, material.stewards());
    };
  }

  private static Plan oneAfterTheOther(List<Phase> phases, Shape shape, Requests requests) {
    PopulationBuilder rest = null;
    for (Phase phase : phases.reversed()) {
      PopulationBuilder population =
          scenario(phase.name())
              .exec(during(phase.duration()).on(in(phase, step(shape, requests))))
              .injectOpen(atOnceUsers(phase.users()));
      rest = rest == null ? population : population.andThen(rest);
    }
    return new Plan(phases, List.of(rest), false);
  }

  /** The group gives the phase separate figures. */
  private static ChainBuilder in(Phase phase, ChainBuilder step) {
    return group(phase.name()).on(step);
  }

  private static ChainBuilder step(Shape shape, Requests requests) {
    return switch (shape) {
      case CREATE -> requests.create();
      case READ -> requests.read();
      case SEARCH -> requests.searchByWay();
      case MATCH -> requests.match();
      case MIX, SOAK, SPIKE, RAMP, STEWARDS -> requests.mixed();
    };
  }

  /** Each user sends a request, waits for the rest of its interval, and sends the next one. */
  private static Plan soak(Options options, Requests requests) {
    Phase phase = new Phase("soak", options.users(), options.duration(), true);
    Duration interval = Duration.ofMillis(1_000L * options.users() / options.rate());
    PopulationBuilder population =
        scenario(phase.name())
            .exec(during(phase.duration()).on(pace(interval).exec(in(phase, requests.mixed()))))
            .injectOpen(rampUsers(phase.users()).during(interval));
    return new Plan(List.of(phase), List.of(population), false);
  }

  /** The stewards work while other users send the mix at a rate. */
  private static Plan stewards(Options options, Requests requests, Stewards stewards) {
    Phase work = new Phase("stewards", options.users(), options.duration(), true);
    Phase traffic = Phase.atRate("traffic", options.duration());
    return new Plan(
        List.of(work, traffic),
        List.of(
            scenario(work.name())
                .exec(stewards.start())
                .exec(during(work.duration()).on(in(work, stewards.work())))
                .injectOpen(atOnceUsers(work.users())),
            scenario(traffic.name())
                .exec(in(traffic, requests.mixed()))
                .injectOpen(constantUsersPerSec(options.rate()).during(traffic.duration()))),
        true);
  }

  /** Users arrive at a rate, whether or not earlier ones have been served. */
  private static Plan spike(Options options, Requests requests) {
    List<Phase> phases =
        List.of(
            Phase.atRate("before", options.duration()),
            Phase.atRate("spike", options.peakDuration()),
            Phase.atRate("after", options.duration()));
    List<PopulationBuilder> populations = new ArrayList<>();
    Duration start = Duration.ZERO;
    for (Phase phase : phases) {
      boolean peak = phase.name().equals("spike");
      populations.add(
          scenario(phase.name())
              .exec(in(phase, requests.mixed()))
              .injectOpen(
                  nothingFor(start),
                  constantUsersPerSec(peak ? options.peak() : options.rate())
                      .during(phase.duration())));
      start = start.plus(phase.duration()).plus(peak ? SETTLING : Duration.ZERO);
    }
    return new Plan(phases, populations, true);
  }
}
