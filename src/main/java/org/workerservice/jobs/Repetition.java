package org.workerservice.jobs;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * Repeats an asynchronous step. A method that composes itself builds a chain as long as the number
 * of its steps, which keeps every result and may overflow the stack when it completes; this keeps
 * one future, however many steps there are.
 */
public final class Repetition {
  private final Supplier<Future<Boolean>> step;
  private final Promise<Void> done = Promise.promise();

  private Repetition(Supplier<Future<Boolean>> step) {
    this.step = step;
  }

  /**
   * Runs the step again and again, on the context of its futures, until it returns false or fails;
   * then the future completes or fails.
   */
  public static Future<Void> whileTrue(Supplier<Future<Boolean>> step) {
    Repetition repetition = new Repetition(step);
    repetition.run();
    return repetition.done.future();
  }

  private void run() {
    Future<Boolean> taken = take();
    while (taken.succeeded() && taken.result()) {
      taken = take();
    }
    taken.onComplete(this::goOn);
  }

  private void goOn(Boolean again, Throwable failure) {
    if (failure != null) {
      done.fail(failure);
    } else if (again) {
      run();
    } else {
      done.complete();
    }
  }

  private Future<Boolean> take() {
    try {
      return step.get();
    } catch (RuntimeException | Error problem) {
      return Future.failedFuture(problem);
    }
  }
}
