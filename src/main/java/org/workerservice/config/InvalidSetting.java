package org.workerservice.config;

/** A record refuses one of its components; whoever knows the source makes a sentence of it. */
final class InvalidSetting extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String complaint;

  /**
   * @param key path of the component, relative to the record that refuses it
   * @param complaint rest of a sentence that begins with the key, such as {@code must be positive}
   */
  InvalidSetting(String key, String complaint) {
    super(key + " " + complaint);
    this.key = key;
    this.complaint = complaint;
  }

  String key() {
    return key;
  }

  String complaint() {
    return complaint;
  }
}
