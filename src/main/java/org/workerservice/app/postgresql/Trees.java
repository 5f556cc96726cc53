package org.workerservice.app.postgresql;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;

/** Operations on directory trees. Symbolic links are never followed. */
public final class Trees {
  private Trees() {}

  /** Deletes a directory and its contents, if it exists. */
  public static void delete(Path root) throws IOException {
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      forEachChildrenFirst(root, Files::delete);
    }
  }

  /** The root changes last, so a root with the right owner means that the whole tree has it. */
  static void changeOwner(Path root, int userId) throws IOException {
    if (!Integer.valueOf(userId).equals(owner(root))) {
      forEachChildrenFirst(
          root, path -> Files.setAttribute(path, "unix:uid", userId, LinkOption.NOFOLLOW_LINKS));
    }
  }

  static void letOthersPass(Path directory) throws IOException {
    Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(directory));
    if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
      Files.setPosixFilePermissions(directory, permissions);
    }
  }

  private static Object owner(Path path) throws IOException {
    return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  private static void forEachChildrenFirst(Path root, PathAction action) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            action.accept(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            action.accept(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @FunctionalInterface
  private interface PathAction {
    void accept(Path path) throws IOException;
  }
}
