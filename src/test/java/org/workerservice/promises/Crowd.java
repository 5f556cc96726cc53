package org.workerservice.promises;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;

/** Many clients that start at the same moment, spread over some services. */
record Crowd(int size, List<ApiClient> services) {
  static Crowd of(int size, List<ApiClient> services) {
    return new Crowd(size, services);
  }

  /** The request of one client, which returns its answer. */
  interface Part {
    List<ApiAnswer> play(ApiClient service, int number);
  }

  /** Returns all answers when the last client has finished. */
  List<ApiAnswer> atOnce(Part part) throws Exception {
    CyclicBarrier start = new CyclicBarrier(size);
    List<ApiAnswer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<ApiAnswer>> one : threads.invokeAll(parts(part, start))) {
        answers.addAll(one.get());
      }
    }
    return answers;
  }

  private List<Callable<List<ApiAnswer>>> parts(Part part, CyclicBarrier start) {
    return IntStream.range(0, size)
        .<Callable<List<ApiAnswer>>>mapToObj(
            number ->
                () -> {
                  start.await();
                  return part.play(services.get(number % services.size()), number);
                })
        .toList();
  }
}
