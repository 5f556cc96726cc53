package org.workerservice.app.startup;

/** The version of this build. */
public final class ProductVersion {
  private ProductVersion() {}

  /** Returns the version in the manifest of the jar; {@code development} outside a jar. */
  public static String current() {
    String version = ProductVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
