package org.workerservice.promises;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.workerservice.support.ApiClient;

/** Many clerks that work at the same time. */
final class Office implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Clerk> clerks = new ArrayList<>();
  private final List<Future<?>> work = new ArrayList<>();
  private final Insistence insistence = new Insistence();
  private final Ledger ledger = new Ledger();

  /** Starts a number of clerks, spread over the services. */
  static Office open(int clerks, List<ApiClient> clients, long seed) {
    Office office = new Office();
    Random random = new Random(seed);
    Persons persons = new Persons(seed);
    for (int index = 0; index < clerks; index++) {
      Clerk clerk =
          new Clerk(
              clients.get(index % clients.size()),
              persons,
              office.insistence,
              office.ledger,
              new Random(random.nextLong()));
      office.clerks.add(clerk);
      office.work.add(office.threads.submit(clerk));
    }
    return office;
  }

  Ledger ledger() {
    return ledger;
  }

  Insistence insistence() {
    return insistence;
  }

  /** Returns whether all clerks still work. */
  boolean complete() {
    return work.stream().noneMatch(Future::isDone);
  }

  /**
   * Stops the clerks and waits until every open request is settled.
   *
   * @throws AssertionError if a clerk saw something that must not happen
   */
  void finish() {
    clerks.forEach(Clerk::stop);
    for (Future<?> one : work) {
      try {
        one.get();
      } catch (ExecutionException failed) {
        throw new AssertionError(failed.getCause().getMessage(), failed.getCause());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while the clerks finished");
      }
    }
  }

  @Override
  public void close() {
    clerks.forEach(Clerk::stop);
    threads.shutdownNow();
    threads.close();
  }
}
