package org.workerservice.app.startup;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;

/** Replaces the program that this process runs. */
final class ProcessImage {
  private ProcessImage() {}

  /**
   * Replaces the program of this process and keeps its process id, environment and open streams
   * (execv of POSIX.1-2024). Returns only if that is impossible. Not for Windows, whose execv
   * differs.
   *
   * @param command begins with the name of the program
   */
  static void replace(Path program, List<byte[]> command) {
    try (Arena arena = Arena.ofConfined()) {
      Linker linker = Linker.nativeLinker();
      MethodHandle execv =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("execv"),
              FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
      MemorySegment arguments = arena.allocate(ADDRESS, command.size() + 1L);
      for (int index = 0; index < command.size(); index++) {
        arguments.setAtIndex(ADDRESS, index, text(arena, command.get(index)));
      }
      arguments.setAtIndex(ADDRESS, command.size(), MemorySegment.NULL);
      int _ = (int) execv.invokeExact(arena.allocateFrom(program.toString()), arguments);
    } catch (Throwable impossible) {
      // If anything fails, the caller continues as the program that it is.
    }
  }

  /** Copies the bytes and appends a zero. */
  private static MemorySegment text(Arena arena, byte[] bytes) {
    MemorySegment text = arena.allocate(bytes.length + 1L);
    MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 0, bytes.length);
    return text;
  }
}
