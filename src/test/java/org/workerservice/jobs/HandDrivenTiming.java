package org.workerservice.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An event loop on which time passes only when a test says so. */
final class HandDrivenTiming implements JobLoop.Timing {
  private final List<Timer> timers = new ArrayList<>();

  /** A task that waits for its time. */
  private record Timer(Duration time, Runnable task) {}

  @Override
  public Runnable after(Duration time, Runnable task) {
    Timer timer = new Timer(time, task);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  @Override
  public void soon(Runnable task) {
    task.run();
  }

  /** How long each task has been told to wait. */
  List<Duration> waits() {
    return timers.stream().map(Timer::time).toList();
  }

  /** Lets the time of the only task come. */
  void pass() {
    if (timers.size() != 1) {
      throw new AssertionError("not one task waits but " + timers.size());
    }
    timers.removeFirst().task().run();
  }
}
