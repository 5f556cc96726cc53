package org.workerservice.persistence.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.app.service.Migrations;
import org.workerservice.persistence.StatementPlans;
import org.workerservice.support.TestPostgresql;

/** Statements of merges and imports, which the calls of the contract do not send. */
class AssignmentPlansIT {
  @Test
  void shouldUseTheIndexEvenWithPlansMadeOnEmptyTables() {
    DatabaseAddress empty = TestPostgresql.createDatabase("assignment_plans");
    Migrations.run(empty, false);

    assertThat(
            StatementPlans.readWhole(
                empty,
                List.of(
                    AssignmentMoves.TO_SURVIVOR, AssignmentMoves.BACK, ImportTransaction.WRITE)))
        .isEmpty();
  }
}
