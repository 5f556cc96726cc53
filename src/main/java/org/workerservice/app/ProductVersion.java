package org.workerservice.app;

/** The version of this build. */
final class ProductVersion {
  private ProductVersion() {}

  /** Returns the version in the manifest of the jar; {@code development} outside a jar. */
  static String current() {
    String version = ProductVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
