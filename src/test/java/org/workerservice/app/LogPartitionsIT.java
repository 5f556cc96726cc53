package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.app.service.Migrations;
import org.workerservice.support.Sql;
import org.workerservice.support.TestPostgresql;

/** The monthly partitions of the logs, as a database function creates them. */
class LogPartitionsIT {
  static final List<String> LOGS = List.of("audit_log", "access_log");

  private static final int MONTHS_AHEAD = 6;

  private static Sql sql;

  @BeforeAll
  static void makePartitions() {
    DatabaseAddress address = TestPostgresql.createDatabase("partitions");
    Migrations.run(address, false);
    sql = new Sql(address);
    sql.texts("SELECT make_log_partitions(?)::text", MONTHS_AHEAD);
  }

  /** Returns the name of the partition a number of months ahead. */
  static String partition(Sql sql, String log, int monthsAhead) {
    return sql.texts(
            """
            SELECT ? || to_char(
              date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ?), '_YYYY_MM')
            """,
            log,
            monthsAhead)
        .getFirst();
  }

  static List<String> partitions(Sql sql, String log) {
    return sql.texts(
        "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = ?::regclass", log);
  }

  /** The wide columns of the audit log, which the server would sample repeatedly. */
  static List<String> columnsWithStatistics(Sql sql) {
    return sql.texts(
        """
        SELECT attrelid::regclass || '.' || attname FROM pg_attribute
        WHERE attrelid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = 'audit_log'::regclass)
          AND attname IN ('old_values', 'new_values') AND attstattarget IS DISTINCT FROM 0
        """);
  }

  @ParameterizedTest
  @FieldSource("LOGS")
  void shouldMakeThisMonthAndTheMonthsAhead(String log) {
    Stream<String> months =
        IntStream.rangeClosed(0, MONTHS_AHEAD).mapToObj(ahead -> partition(sql, log, ahead));

    assertThat(partitions(sql, log))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of(log + "_default"), months).toList());
  }

  @Test
  void shouldLeaveExistingPartitionsUnchanged() {
    List<String> before = partitions(sql, "audit_log");

    sql.texts("SELECT make_log_partitions(?)::text", MONTHS_AHEAD);

    assertThat(partitions(sql, "audit_log")).isEqualTo(before);
  }

  @Test
  void shouldKeepNoStatisticsOfTheContentOfAuditedRecords() {
    assertThat(columnsWithStatistics(sql)).isEmpty();
  }

  @Test
  void shouldPutARowIntoThePartitionOfItsMonth() {
    sql.execute(
        """
        INSERT INTO access_log (timestamp, tenant_id, user_id, action, worker_id)
        SELECT now() + make_interval(months => ahead), gen_random_uuid(), 'ada', 'READ',
          gen_random_uuid()
        FROM unnest(ARRAY[4, 40]) AS ahead
        """);

    assertThat(sql.texts("SELECT tableoid::regclass::text FROM access_log ORDER BY timestamp"))
        .containsExactly(partition(sql, "access_log", 4), "access_log_default");
  }

  @ParameterizedTest
  @FieldSource("LOGS")
  void shouldRefuseToEmptyAPartition(String log) {
    assertThatThrownBy(() -> sql.execute("TRUNCATE " + partition(sql, log, MONTHS_AHEAD)))
        .rootCause()
        .hasMessageContaining("its rows stay");
  }
}
