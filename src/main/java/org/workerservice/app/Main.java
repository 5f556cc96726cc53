package org.workerservice.app;

/** Entry point of the command line. */
public final class Main {
  private Main() {}

  /** Runs one subcommand. */
  public static void main(String[] arguments) {
    System.out.println("worker-service");
  }
}
