package org.workerservice.app.postgresql;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.workerservice.app.startup.StartupException;

/**
 * The account that runs the server's programs. PostgreSQL refuses to run as root, and programs in
 * containers often run as root.
 *
 * @param prefix the start of each command; it replaces itself with the program, so the process id
 *     stays the same
 * @param userId the user that must own the server's files, if not the user of this process
 */
record ServerAccount(List<String> prefix, OptionalInt userId) {
  private static final ServerAccount OWN = new ServerAccount(List.of(), OptionalInt.empty());

  // In a new user namespace, root has no privileges but still owns its files.
  private static final ServerAccount OWN_NAMESPACE =
      new ServerAccount(List.of("unshare", "-U"), OptionalInt.of(0));

  static ServerAccount choose() {
    if (new UnixSystem().getUid() != 0) {
      return OWN;
    }
    return Stream.concat(
            Stream.of(OWN_NAMESPACE), nobody().stream().flatMap(ServerAccount::asNobody))
        .filter(ServerAccount::works)
        .findFirst()
        .orElseThrow(
            () ->
                new StartupException(
                    "PostgreSQL refuses to run as root, and unshare, setpriv and chroot cannot switch to another account: run the service as an ordinary user, or set DATABASE_URL."));
  }

  List<String> command(List<String> program) {
    return Stream.concat(prefix.stream(), program.stream()).toList();
  }

  /** Makes the account the owner of a tree of files, unless it already is. */
  void own(Path tree) throws IOException {
    if (userId.isPresent()) {
      Trees.changeOwner(tree, userId.getAsInt());
    }
  }

  /** Lets another account reach the server's files without listing the directories above them. */
  void enter(Path dataDirectory) throws IOException {
    if (userId.orElse(0) != 0) {
      Trees.letOthersPass(dataDirectory);
    }
  }

  private static Optional<Integer> nobody() {
    ShortCommand answer = ShortCommand.run(List.of("id", "-u", "nobody"));
    return answer.succeeded() ? Optional.of(Integer.valueOf(answer.output())) : Optional.empty();
  }

  private static Stream<ServerAccount> asNobody(int userId) {
    return Stream.of(
            List.of("setpriv", "--reuid=" + userId, "--regid=" + userId, "--clear-groups"),
            List.of("chroot", "--userspec=" + userId + ":" + userId, "--groups=", "/"))
        .map(prefix -> new ServerAccount(prefix, OptionalInt.of(userId)));
  }

  private boolean works() {
    return ShortCommand.run(command(List.of("true"))).succeeded();
  }
}
