package io.callbatch.app.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the script with which shells complete command lines. */
@Command(
    name = "completion",
    aliases = "generate-completion",
    mixinStandardHelpOptions = true,
    description = "Print the completion script for bash and zsh.",
    footer = {
      "",
      "Examples:",
      "  source <(callbatch completion)",
      "  callbatch completion > /etc/bash_completion.d/callbatch"
    })
final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine()
        .getOut()
        .print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()) + '\n');
    spec.commandLine().getOut().flush();
    return ExitStatus.DONE;
  }
}
