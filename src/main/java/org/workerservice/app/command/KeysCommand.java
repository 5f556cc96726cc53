package org.workerservice.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.workerservice.encryption.Keyset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the keys that a production installation brings along. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "Makes encryption keys for production: keys new FILE.",
    subcommands = KeysCommand.New.class)
public final class KeysCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing subcommand: keys new FILE.");
  }

  /** Writes a new keyset to a file. */
  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = {
        "Writes new encryption keys to a file that only its owner may read.",
        "Name the file in encryption.keyset_file. With it, all sensitive values can be read; without",
        "it, they are lost. Keep a copy in a safe place, apart from the database.",
        "An existing file is never overwritten."
      },
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:the file was written", "1:it could not be written", "2:invalid options"})
  static final class New implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file to create, such as keyset.json.")
    private Path file;

    @Override
    public Integer call() {
      PrintWriter errors = spec.commandLine().getErr();
      try {
        Keyset keyset = Keyset.generate();
        Files.createFile(file, ownerOnly());
        Files.writeString(file, keyset.serialize(), StandardOpenOption.SYNC);
        spec.commandLine().getOut().println("Wrote " + file + ": " + keyset);
        return 0;
      } catch (FileAlreadyExistsException exists) {
        errors.println("The file " + file + " exists already and was left as it is.");
      } catch (NoSuchFileException missing) {
        errors.println("The directory of " + file + " does not exist.");
      } catch (IOException failure) {
        errors.println("The file " + file + " cannot be written: " + failure.getMessage());
      }
      return 1;
    }

    private static FileAttribute<?>[] ownerOnly() {
      return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
          }
          : new FileAttribute<?>[0];
    }
  }
}
