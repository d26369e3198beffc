package io.callbatch.app.cli;

import io.callbatch.domain.model.NearestName;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the help of a command, as its {@code --help} does. */
@Command(
    name = "help",
    description = "Show the help of a command.",
    footer = {"", "Examples:", "  callbatch help convert", "  callbatch help batch submit"})
final class HelpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command, word by word.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    CommandLine command = spec.root().commandLine();
    for (String word : words) {
      CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        throw new UsageException(
            "%s has no command %s; %s"
                .formatted(
                    command.getCommandSpec().qualifiedName(),
                    word,
                    NearestName.hint(word, command.getSubcommands().keySet())));
      }
      command = next;
    }
    command.usage(spec.commandLine().getOut());
    return ExitStatus.DONE;
  }
}
