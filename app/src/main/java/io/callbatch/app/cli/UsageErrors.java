package io.callbatch.app.cli;

import io.callbatch.domain.model.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with a command line, in at most three lines that nothing scrolls away: the
 * error, a suggestion where there is one, and where to read more.
 */
final class UsageErrors implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + oneLine(FailureTexts.of(failure)));
    suggestion(failure).ifPresent(command.getErr()::println);
    command.getErr().println("Try '%s --help' for more.".formatted(name));
    command.getErr().flush();
    return ExitStatus.USAGE;
  }

  private static String oneLine(String text) {
    return FindingLines.onOneLine(text.strip().replaceAll("\\s*\\R\\s*", "; "));
  }

  private static Optional<String> suggestion(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return Optional.empty();
    }
    String word = unmatched.getUnmatched().getFirst();
    int value = word.indexOf('=');
    return NearestName.of(value < 0 ? word : word.substring(0, value), known(failure, word))
        .map("Did you mean %s?"::formatted);
  }

  /** What may stand in the place of a word. */
  private static List<String> known(ParameterException failure, String word) {
    List<String> known = new ArrayList<>();
    if (word.startsWith("-")) {
      failure
          .getCommandLine()
          .getCommandSpec()
          .options()
          .forEach(option -> known.addAll(List.of(option.names())));
    } else {
      known.addAll(failure.getCommandLine().getSubcommands().keySet());
    }
    return known;
  }
}
