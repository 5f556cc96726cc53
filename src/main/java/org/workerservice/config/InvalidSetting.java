package org.workerservice.config;

/**
 * A settings record refuses one of its components; the binder adds the source of the value to the
 * message.
 */
final class InvalidSetting extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String complaint;

  /**
   * @param key path of the component, relative to the record that refuses it
   * @param complaint rest of a sentence that starts with the key, such as {@code must be positive}
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
