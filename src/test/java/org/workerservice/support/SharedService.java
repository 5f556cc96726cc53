package org.workerservice.support;

/**
 * The service process of a test run, shared by all classes that leave it unchanged. Each uses its
 * own {@link TestTenant}, so they do not disturb each other. Starts on first use and ends with the
 * JVM of the tests.
 */
public final class SharedService {
  private SharedService() {}

  private static final class Holder {
    static final ServiceProcess PROCESS = ServiceProcess.named("shared").start();
  }

  /** Returns the running process. Tests must not stop it. */
  public static ServiceProcess process() {
    return Holder.PROCESS;
  }

  /** A new tenant, empty. */
  public static TestTenant tenant() {
    return TestTenant.of(process());
  }
}
