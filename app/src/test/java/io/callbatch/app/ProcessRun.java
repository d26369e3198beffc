package io.callbatch.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * One run of a program, as a process of its own with nothing to read.
 *
 * @param status its exit status; that of a killed process where it took too long
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
record ProcessRun(int status, String output, String errors) {
  private static final long MOST_SECONDS = 200;

  /**
   * Runs a program to its end.
   *
   * @param environment variables beside those of this process
   * @throws IOException if there is no such program
   */
  static ProcessRun of(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("output", ".txt");
    Path errors = Files.createTempFile("errors", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      try {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
        int status = process.waitFor();
        return new ProcessRun(status, Files.readString(output), Files.readString(errors));
      } finally {
        process.destroyForcibly();
      }
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  static ProcessRun of(Path folder, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    return of(folder, environment, List.of(command));
  }

  /** Skips the test, and says so, unless the command finds what is needed. */
  static void skipUnlessThere(String what, String... command)
      throws IOException, InterruptedException {
    boolean there = isThere(command);
    if (!there) {
      System.out.println("SKIPPED: " + what);
    }
    Assumptions.assumeTrue(there, what);
  }

  private static boolean isThere(String... command) throws InterruptedException {
    try {
      return of(Path.of("."), Map.of(), command).status() == 0;
    } catch (IOException _) {
      return false; // no such program
    }
  }

  /** Copies the files of a folder to one in which what a program brings may be left. */
  static Path copyFiles(Path from, Path to) throws IOException {
    Path copy = Files.createDirectories(to).toAbsolutePath();
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return copy;
  }

  /** Both, for whoever looks for what went wrong. */
  String text() {
    return output + errors;
  }
}
