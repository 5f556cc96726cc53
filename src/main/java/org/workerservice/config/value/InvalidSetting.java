package org.workerservice.config.value;

/**
 * A settings record refuses one of its components; the binder adds the source of the value to the
 * message.
 */
public final class InvalidSetting extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String complaint;

  /**
   * @param key path of the component, relative to the record that refuses it
   * @param complaint rest of a sentence that starts with the key, such as {@code must be positive}
   */
  public InvalidSetting(String key, String complaint) {
    super(key + " " + complaint);
    this.key = key;
    this.complaint = complaint;
  }

  /** Returns the key of the setting. */
  public String key() {
    return key;
  }

  /** Returns what is wrong. */
  public String complaint() {
    return complaint;
  }
}
