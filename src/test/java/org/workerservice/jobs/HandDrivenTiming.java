package org.workerservice.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An event loop whose clock is moved by the test. */
final class HandDrivenTiming implements JobLoop.Timing {
  private final List<Timer> timers = new ArrayList<>();

  /** A scheduled task. */
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

  /** The delay of each scheduled task. */
  List<Duration> waits() {
    return timers.stream().map(Timer::time).toList();
  }

  /** Runs the only scheduled task. */
  void pass() {
    if (timers.size() != 1) {
      throw new AssertionError("expected one scheduled task, found " + timers.size());
    }
    timers.removeFirst().task().run();
  }
}
