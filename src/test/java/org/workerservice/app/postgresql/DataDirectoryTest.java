package org.workerservice.app.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.app.startup.StartupException;

class DataDirectoryTest {
  @TempDir Path parent;

  @Test
  void shouldKnowWhereAServiceHasBeenStarted() throws IOException {
    Path path = parent.resolve("known");
    assertThat(DataDirectory.isKnown(path)).isFalse();
    Files.createDirectory(path);
    assertThat(DataDirectory.isKnown(path)).isFalse();

    DataDirectory.open(path).close();

    assertThat(DataDirectory.isKnown(path)).isTrue();
  }

  @Test
  void shouldCreateDirectoryForItsOwnerOnly() throws IOException {
    Path path = parent.resolve("a").resolve("data");

    try (DataDirectory directory = DataDirectory.open(path)) {
      assertThat(directory.path()).isEqualTo(path.toRealPath());
      assertThat(directory.resolve("version")).hasContent("1");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void shouldRefuseDirectoryInUseAndNameTheProcess() {
    Path path = parent.resolve("data");

    try (DataDirectory _ = DataDirectory.open(path)) {
      assertThatThrownBy(() -> DataDirectory.open(path))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("in use by another instance (process %d)", ownProcess());
    }
  }

  @Test
  void shouldReleaseTheDirectoryOnClose() {
    Path path = parent.resolve("data");
    DataDirectory.open(path).close();

    try (DataDirectory again = DataDirectory.open(path)) {
      assertThat(again.resolve("lock")).hasContent(Long.toString(ownProcess()));
    }
  }

  @Test
  void shouldRefuseDirectoryOfAnotherVersion() throws IOException {
    Files.writeString(parent.resolve("version"), "2\n");

    assertThatThrownBy(() -> DataDirectory.open(parent))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("has format version \"2\", but this release reads version 1");
  }

  @Test
  void shouldHoldNoLockAfterRefusal() throws IOException {
    Path version = Files.writeString(parent.resolve("version"), "2\n");
    assertThatThrownBy(() -> DataDirectory.open(parent)).isInstanceOf(StartupException.class);

    Files.writeString(version, "1\n");

    DataDirectory.open(parent).close();
  }

  @Test
  void shouldRefuseDirectoryThatCannotBeCreated() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatThrownBy(() -> DataDirectory.open(file.resolve("data")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("cannot be created or written");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldRefuseDirectoryThatCannotBeWrittenEvenByRoot() {
    assertThatThrownBy(() -> DataDirectory.open(Path.of("/proc/self")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("cannot be created or written");
  }

  private static long ownProcess() {
    return ProcessHandle.current().pid();
  }
}
