package org.workerservice.security;

import java.util.Set;
import java.util.UUID;
import org.workerservice.model.Role;

/**
 * Who makes a request, as their token says.
 *
 * @param subject user or system, as audit rows name it; at most 255 characters
 * @param roles at least one
 * @param tenant whose records they see
 */
public record Caller(String subject, Set<Role> roles, UUID tenant) {
  /** Longest subject. */
  public static final int MAX_SUBJECT_LENGTH = 255;

  /** Refuses a subject that is blank, too long or holds control characters, and missing roles. */
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

  /** Whether a role of this caller grants the permission. */
  public boolean may(Permission permission) {
    return Permissions.allowed(roles, permission);
  }

  private static boolean isSubject(String text) {
    return !text.isBlank()
        && text.length() <= MAX_SUBJECT_LENGTH
        && text.chars().noneMatch(Character::isISOControl);
  }
}
