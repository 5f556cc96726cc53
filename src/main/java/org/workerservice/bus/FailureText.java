package org.workerservice.bus;

import io.vertx.sqlclient.DatabaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Describes failures for the log without personal data: messages of the database and of libraries
 * may quote records, so only messages of this program's exceptions are included.
 */
public final class FailureText {
  private static final String PROGRAM = "org.workerservice.";
  private static final int MAX_CAUSES = 4;

  private FailureText() {}

  /**
   * Returns the type of a failure and of its causes. Database errors include the SQLSTATE;
   * exceptions of libraries include the line in this program. Failures of the same kind have the
   * same text.
   */
  public static String of(Throwable failure) {
    List<String> causes = new ArrayList<>();
    for (Throwable one = failure; one != null && causes.size() < MAX_CAUSES; one = one.getCause()) {
      causes.add(describe(one));
    }
    return String.join(", caused by ", causes);
  }

  private static String describe(Throwable one) {
    String kind = one.getClass().getName();
    if (kind.startsWith(PROGRAM)) {
      return one.getClass().getSimpleName() + ": " + one.getMessage();
    }
    return one instanceof DatabaseException refused
        ? kind + " (SQLSTATE " + refused.getSqlState() + ")"
        : kind + place(one);
  }

  private static String place(Throwable one) {
    return Stream.of(one.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(PROGRAM))
        .findFirst()
        .map(frame -> " at " + frame)
        .orElse("");
  }
}
