package org.workerservice.search.criteria;

import java.util.Optional;

/**
 * A code or number that a criterion looks for; empty parts match all.
 *
 * @param system the namespace; an empty text for values without one
 * @param code the code or number itself
 * @param type the type of an identifier
 */
public record CodedValue(Optional<String> system, Optional<String> code, Optional<String> type) {
  /** Returns a code in any system. */
  public static CodedValue of(String code) {
    return new CodedValue(Optional.empty(), Optional.of(code), Optional.empty());
  }

  /** Returns a code in a system. */
  public static CodedValue of(String system, String code) {
    return new CodedValue(Optional.of(system), Optional.of(code), Optional.empty());
  }

  /** Codes can be personal data. */
  @Override
  public String toString() {
    return "CodedValue[…]";
  }
}
