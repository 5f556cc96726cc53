package org.workerservice.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.model.Role;

class PermissionsTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          READ_WORKERS,           true, true,  true,  true
          WRITE_WORKERS,          true, true,  true,  false
          DELETE_WORKERS,         true, false, false, false
          IMPORT_WORKERS,         true, false, true,  false
          ACKNOWLEDGE_DUPLICATES, true, true,  false, false
          RELEASE_FIELDS,         true, true,  false, false
          MANAGE_MATCH_MODELS,    true, false, false, false
          READ_JOBS,              true, false, false, false
          READ_AUDIT,             true, true,  false, false
          READ_EVENTS,            true, true,  true,  false
          READ_ORGANIZATIONS,     true, true,  true,  true
          WRITE_ORGANIZATIONS,    true, true,  true,  false
          DELETE_ORGANIZATIONS,   true, false, false, false
          IMPORT_ORGANIZATIONS,   true, false, true,  false
          """)
  void shouldGrantWhatTheRolesPermit(
      Permission permission, boolean admin, boolean officer, boolean service, boolean reader) {
    assertThat(Permissions.allowed(Set.of(Role.HR_ADMIN), permission)).isEqualTo(admin);
    assertThat(Permissions.allowed(Set.of(Role.CREDENTIALING_OFFICER), permission))
        .isEqualTo(officer);
    assertThat(Permissions.allowed(Set.of(Role.SERVICE), permission)).isEqualTo(service);
    assertThat(Permissions.allowed(Set.of(Role.READ_ONLY), permission)).isEqualTo(reader);
  }

  @Test
  void shouldCombineTheRolesOfACaller() {
    Set<Role> both = Set.of(Role.READ_ONLY, Role.SERVICE);

    assertThat(Permissions.allowed(both, Permission.IMPORT_WORKERS)).isTrue();
    assertThat(Permissions.allowed(both, Permission.READ_AUDIT)).isFalse();
    assertThat(Permissions.allowed(Set.of(), Permission.READ_WORKERS)).isFalse();
  }
}
