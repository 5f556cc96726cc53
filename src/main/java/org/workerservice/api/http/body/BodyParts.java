package org.workerservice.api.http.body;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.validation.Violation;

/** Reads the parts of a body and collects what is wrong with all of them. */
public final class BodyParts {
  private final List<Violation> faults = new ArrayList<>();

  /**
   * Returns a part, or the replacement if the part is malformed.
   *
   * @throws RefusedRequest if the part is refused for another reason
   */
  public <T> T read(Supplier<T> part, T replacement) {
    try {
      return part.get();
    } catch (RefusedRequest refused) {
      if (refused.code() != ErrorCode.MALFORMED_REQUEST || refused.details().isEmpty()) {
        throw refused;
      }
      faults.addAll(refused.details().get());
      return replacement;
    }
  }

  /** Runs a check that refuses what is malformed. */
  public void check(Runnable check) {
    read(
        () -> {
          check.run();
          return true;
        },
        false);
  }

  /**
   * Refuses the body if a part was malformed. Call it before a replacement is used.
   *
   * @throws RefusedRequest with all violations
   */
  public void finish() {
    if (!faults.isEmpty()) {
      throw RefusedRequest.malformed(faults);
    }
  }
}
