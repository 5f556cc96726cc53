package org.workerservice.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.config.reading.ConfigurationException;

class DevelopmentKeyTest {
  @TempDir private Path directory;

  @Test
  void shouldCreateASecretThatOnlyItsOwnerCanRead() throws Exception {
    Path data = directory.resolve("new/data");

    SharedSecret secret = DevelopmentKey.ensure(data);

    assertThat(Base64.getUrlDecoder().decode(secret.secret())).hasSize(32);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("jwt-secret"))))
        .isEqualTo("rw-------");
    assertThat(data.toFile().list()).containsExactly("jwt-secret");
  }

  @Test
  void shouldKeepTheSecretItFinds() {
    assertThat(DevelopmentKey.ensure(directory)).isEqualTo(DevelopmentKey.ensure(directory));
  }

  @Test
  void shouldCreateADifferentSecretInAnotherDirectory() {
    assertThat(DevelopmentKey.ensure(directory.resolve("a")))
        .isNotEqualTo(DevelopmentKey.ensure(directory.resolve("b")));
  }

  @Test
  void shouldAdoptTheSecretOfOthers() throws Exception {
    SharedSecret others = DevelopmentKey.ensure(directory.resolve("a"));
    Path data = directory.resolve("b");
    DevelopmentKey.ensure(data);

    DevelopmentKey.adopt(data, others);

    assertThat(DevelopmentKey.ensure(data)).isEqualTo(others);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("jwt-secret"))))
        .isEqualTo("rw-------");
    assertThat(data.toFile().list()).containsExactly("jwt-secret");
  }

  @Test
  void shouldAgreeOnOneSecretWhenManyRace() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    Callable<SharedSecret> racer =
        () -> {
          start.await();
          return DevelopmentKey.ensure(directory);
        };
    try (var threads = Executors.newFixedThreadPool(16)) {
      List<Future<SharedSecret>> answers =
          IntStream.range(0, 16).mapToObj(each -> threads.submit(racer)).toList();
      start.countDown();

      SharedSecret first = answers.getFirst().get();
      for (Future<SharedSecret> answer : answers) {
        assertThat(answer.get()).isEqualTo(first);
      }
    }
  }

  @Test
  void shouldExplainAnUnusableDirectory() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> DevelopmentKey.ensure(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("data_dir must name a writable directory");
  }
}
