package org.workerservice.app.postgresql;

import java.util.List;

/** The signals that stop a PostgreSQL server process. */
enum Signal {
  /** Fast shutdown: rolls back open transactions and writes everything. */
  INT,
  /** Immediate shutdown: like a crash; the next start recovers. */
  QUIT,
  /** Kills the process; the last resort. */
  KILL;

  /** Sends the signal with the kill of the shell: Java itself can send TERM and KILL only. */
  void send(long processId) {
    ShortCommand.run(List.of("/bin/sh", "-c", "kill -%s %d".formatted(name(), processId)));
  }
}
