package org.workerservice.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.app.Main;
import org.workerservice.encryption.Keyset;

class KeysCommandTest {
  @TempDir private Path directory;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }

  @Test
  void shouldWriteNewKeysForTheirOwnerOnly() throws IOException {
    Path file = directory.resolve("keyset.json");

    assertThat(run("keys", "new", file.toString())).isZero();

    long id = Keyset.parse(Files.readString(file)).encryptionKeyId();
    assertThat(output.toString()).contains(file + ": Keyset[" + id + "]");
    assertThat(output.toString()).doesNotContain("keyData", "value");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void shouldNeverOverwriteKeys() throws IOException {
    Path file = Files.writeString(directory.resolve("keyset.json"), "precious");

    assertThat(run("keys", "new", file.toString())).isEqualTo(1);

    assertThat(file).content().isEqualTo("precious");
    assertThat(errors.toString()).contains("exists already and was left as it is.");
  }

  @Test
  void shouldSayHowItIsUsed() {
    assertThat(run("keys")).isEqualTo(2);
    assertThat(errors.toString()).contains("Missing subcommand: keys new FILE.");
    assertThat(run("keys", "new", directory.resolve("no/such").toString())).isEqualTo(1);
    assertThat(errors.toString()).contains("such does not exist.", "The directory of");
  }
}
