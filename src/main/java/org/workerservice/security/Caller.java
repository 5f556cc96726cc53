package org.workerservice.security;

import java.util.Set;
import java.util.UUID;
import org.workerservice.model.Role;

/**
 * The caller of a request, as the token names it.
 *
 * @param subject user or system, as audit rows name it; at most 255 characters
 * @param roles at least one
 * @param tenant whose records the caller sees
 */
public record Caller(String subject, Set<Role> roles, UUID tenant) {
  /** Max length of a subject in UTF-16 units. */
  public static final int MAX_SUBJECT_LENGTH = 255;

  /**
   * Checks the fields.
   *
   * @throws IllegalArgumentException if the subject is blank, too long or has control characters,
   *     or if there is no role
   */
  public Caller {
    if (!isSubject(subject)) {
      throw new IllegalArgumentException(
          "a subject has 1 to " + MAX_SUBJECT_LENGTH + " printable characters");
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a caller has at least one role");
    }
    roles = Set.copyOf(roles);
  }

  /** Whether one of the caller's roles grants the permission. */
  public boolean may(Permission permission) {
    return Permissions.allowed(roles, permission);
  }

  private static boolean isSubject(String text) {
    return !text.isBlank()
        && text.length() <= MAX_SUBJECT_LENGTH
        && text.chars().noneMatch(Character::isISOControl);
  }
}
