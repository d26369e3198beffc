package io.callbatch.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One run of the command line, in this process.
 *
 * @param status its exit status
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
record CommandLineRun(int status, byte[] output, String errors) {
  static CommandLineRun of(String... arguments) {
    return with(new byte[0], Map.of(), arguments);
  }

  static CommandLineRun reading(byte[] input, String... arguments) {
    return with(input, Map.of(), arguments);
  }

  static CommandLineRun with(byte[] input, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(input), output, Terminal.lines(errors), false, false);
    int status = new CommandLineApp(terminal, environment).run(arguments);
    return new CommandLineRun(
        status, output.toByteArray(), errors.toString(StandardCharsets.UTF_8));
  }

  String text() {
    return new String(output, StandardCharsets.UTF_8);
  }
}
