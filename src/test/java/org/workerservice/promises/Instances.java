package org.workerservice.promises;

import java.util.List;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.TestPostgresql;

/** Two services on one database, which act as one service. */
final class Instances implements AutoCloseable {
  private final DatabaseAddress database;
  private final ServiceProcess first;
  private final ServiceProcess second;
  private final List<ApiClient> clients;

  private Instances(DatabaseAddress database, ServiceProcess first, ServiceProcess second) {
    this.database = database;
    this.first = first;
    this.second = second;
    this.clients = List.of(first.client(Role.HR_ADMIN), second.client(Role.HR_ADMIN));
  }

  static Instances start(String name) {
    DatabaseAddress database = TestPostgresql.createDatabase(name);
    ServiceProcess first = ServiceProcess.named(name + "-first").database(database).start();
    try {
      return new Instances(
          database, first, ServiceProcess.named(name + "-second").database(database).start());
    } catch (RuntimeException | Error problem) {
      first.close();
      throw problem;
    }
  }

  /** Returns the clients of the first services, up to a number. */
  List<ApiClient> clients(int services) {
    return clients.subList(0, services);
  }

  DatabaseAddress database() {
    return database;
  }

  /** Returns the errors in the logs of both services. */
  List<String> loggedErrors() {
    return (first.output() + second.output())
        .lines()
        .filter(line -> line.contains(" ERROR ") || line.contains("Thread blocked"))
        .toList();
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
