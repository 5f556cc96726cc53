package org.workerservice.security;

import static org.workerservice.security.Permission.ACKNOWLEDGE_DUPLICATES;
import static org.workerservice.security.Permission.IMPORT_ORGANIZATIONS;
import static org.workerservice.security.Permission.IMPORT_WORKERS;
import static org.workerservice.security.Permission.MERGE_WORKERS;
import static org.workerservice.security.Permission.READ_AUDIT;
import static org.workerservice.security.Permission.READ_EVENTS;
import static org.workerservice.security.Permission.READ_ORGANIZATIONS;
import static org.workerservice.security.Permission.READ_WORKERS;
import static org.workerservice.security.Permission.RELEASE_FIELDS;
import static org.workerservice.security.Permission.WRITE_ORGANIZATIONS;
import static org.workerservice.security.Permission.WRITE_WORKERS;

import java.util.EnumSet;
import java.util.Set;
import org.workerservice.model.Role;

/** The permissions that each role grants. */
public final class Permissions {
  private static final Set<Permission> EVERYTHING = EnumSet.allOf(Permission.class);
  private static final Set<Permission> OFFICER =
      EnumSet.of(
          READ_WORKERS,
          WRITE_WORKERS,
          ACKNOWLEDGE_DUPLICATES,
          RELEASE_FIELDS,
          MERGE_WORKERS,
          READ_AUDIT,
          READ_EVENTS,
          READ_ORGANIZATIONS,
          WRITE_ORGANIZATIONS);
  private static final Set<Permission> SYSTEM =
      EnumSet.of(
          READ_WORKERS,
          WRITE_WORKERS,
          IMPORT_WORKERS,
          READ_EVENTS,
          READ_ORGANIZATIONS,
          WRITE_ORGANIZATIONS,
          IMPORT_ORGANIZATIONS);
  private static final Set<Permission> READER = EnumSet.of(READ_WORKERS, READ_ORGANIZATIONS);

  private Permissions() {}

  /** Whether any of the roles grants the permission. */
  public static boolean allowed(Set<Role> roles, Permission permission) {
    return roles.stream().anyMatch(role -> granted(role).contains(permission));
  }

  private static Set<Permission> granted(Role role) {
    return switch (role) {
      case HR_ADMIN -> EVERYTHING;
      case CREDENTIALING_OFFICER -> OFFICER;
      case SERVICE -> SYSTEM;
      case READ_ONLY -> READER;
    };
  }
}
