package org.workerservice.app.postgresql;

import java.util.List;

/** What one can tell a PostgreSQL server process. */
enum Signal {
  /** Fast shutdown: open transactions are rolled back, everything is written. */
  INT,
  /** Immediate shutdown: as after a crash; the next start recovers. */
  QUIT,
  /** The last resort. */
  KILL;

  /** Through the shell, whose kill every system has; Java itself can send TERM and KILL only. */
  void send(long processId) {
    ShortCommand.run(List.of("/bin/sh", "-c", "kill -%s %d".formatted(name(), processId)));
  }
}
