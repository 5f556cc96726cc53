package org.workerservice.support;

/**
 * The one service process of a test run for all classes that leave it as they found it; they keep
 * out of each other's way by a {@link TestTenant} of their own. Started when it is first asked for,
 * ended when the JVM of the tests ends.
 */
public final class SharedService {
  private SharedService() {}

  private static final class Holder {
    static final ServiceProcess PROCESS = ServiceProcess.named("shared").start();
  }

  /** The running process; nobody may stop it. */
  public static ServiceProcess process() {
    return Holder.PROCESS;
  }

  /** A new tenant, empty. */
  public static TestTenant tenant() {
    return TestTenant.of(process());
  }
}
