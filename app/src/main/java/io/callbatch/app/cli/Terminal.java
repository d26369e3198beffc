package io.callbatch.app.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * What the command line reads from and writes to.
 *
 * @param input standard input
 * @param output standard output, for bytes
 * @param errors standard error, for lines
 * @param outputIsTerminal whether a person looks at standard output
 * @param errorsAreTerminal whether a person looks at standard error
 */
public record Terminal(
    InputStream input,
    OutputStream output,
    PrintWriter errors,
    boolean outputIsTerminal,
    boolean errorsAreTerminal) {

  /**
   * Standard input and output of this process. Java can't tell which of them is a terminal; the
   * launcher can, and says so in system properties.
   */
  public static Terminal ofProcess() {
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        lines(new FileOutputStream(FileDescriptor.err)),
        Boolean.getBoolean("callbatch.stdout.tty"),
        Boolean.getBoolean("callbatch.stderr.tty"));
  }

  /** The same with another standard output. */
  Terminal withOutput(OutputStream other) {
    return new Terminal(input, other, errors, outputIsTerminal, errorsAreTerminal);
  }

  /** Lines of UTF-8 to a stream, each as soon as it is complete. */
  public static PrintWriter lines(OutputStream target) {
    return new PrintWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8), true);
  }

  /** Standard output, for lines. */
  PrintWriter outputLines() {
    return lines(output);
  }
}
