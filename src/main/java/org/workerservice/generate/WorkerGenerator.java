package org.workerservice.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * An endless supply of invented workers. The same seed and share give the same sequence. Not
 * thread-safe.
 *
 * <p>The members of a household, and the records of a person, appear at random distances. Both wait
 * in pools of fixed size, so memory does not grow.
 */
public final class WorkerGenerator {
  private static final int WAITING = 256;
  private static final int RECENT = 4096;

  private final double duplicates;
  private final PrecisionLoss precision;
  private final Chance chance;
  private final Population population;
  private final Portrait portrait;
  private final Copyist copyist;
  private final List<Draft> waiting = new ArrayList<>(WAITING + 8);
  private final List<GeneratedWorker> recent = new ArrayList<>(RECENT);

  /** Starts a sequence in which every birth date is a day or missing. */
  public WorkerGenerator(long seed, double duplicates) {
    this(seed, duplicates, 0);
  }

  /**
   * Starts a sequence.
   *
   * @param duplicates the share of records that duplicate an earlier person, from 0 to 0.9
   * @param partialDates the share of birth dates that are only a month or a year, from 0 to 1; it
   *     changes nothing else in the sequence
   * @throws IllegalArgumentException if a share is out of range
   */
  public WorkerGenerator(long seed, double duplicates, double partialDates) {
    if (!(duplicates >= 0 && duplicates <= 0.9)) {
      throw new IllegalArgumentException(
          "The share of duplicates must be from 0 to 0.9, not " + duplicates + ".");
    }
    this.duplicates = duplicates;
    precision = new PrecisionLoss(partialDates, new Chance(~seed));
    chance = new Chance(seed);
    Names names = new Names();
    Places places = new Places();
    Credentials credentials = new Credentials(chance);
    population = new Population(names, places, chance);
    portrait = new Portrait(names, places, credentials, chance);
    copyist = new Copyist(names, places, credentials, chance);
  }

  /** Returns the next record. */
  public GeneratedWorker next() {
    GeneratedWorker whole = whole();
    return new GeneratedWorker(whole.entity(), precision.of(whole.worker()));
  }

  private GeneratedWorker whole() {
    if (!recent.isEmpty() && chance.happens(duplicates)) {
      GeneratedWorker original = chance.oneOf(recent);
      return new GeneratedWorker(
          original.entity(), copyist.copy(original.entity(), original.worker()));
    }
    return original();
  }

  private GeneratedWorker original() {
    Draft draft = nextPerson();
    GeneratedWorker made = new GeneratedWorker(draft.entity(), portrait.of(draft));
    if (recent.size() < RECENT) {
      recent.add(made);
    } else {
      recent.set(chance.below(RECENT), made);
    }
    return made;
  }

  private Draft nextPerson() {
    while (waiting.size() < WAITING) {
      waiting.addAll(population.household());
    }
    int place = chance.below(waiting.size());
    Draft last = waiting.removeLast();
    return place == waiting.size() ? last : waiting.set(place, last);
  }
}
