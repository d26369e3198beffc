package io.callbatch.app.cli;

import io.callbatch.app.config.Settings;
import io.callbatch.app.config.SettingsException;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.run.OperationKind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The command line as a whole: finds the command, runs it, and turns what came of it to a status.
 */
public final class CommandLineApp {

  private final NotingOutput output;
  private final Terminal terminal;
  private final Map<String, String> environment;

  /** A command line that reads and writes there, with these environment variables. */
  public CommandLineApp(Terminal terminal, Map<String, String> environment) {
    this.output = new NotingOutput(terminal.output());
    this.terminal = terminal.withOutput(output);
    this.environment = environment;
  }

  /** Runs the command that the arguments name; 0 done, 1 bad documents, 2 usage or environment. */
  public int run(String... arguments) {
    int status = execute(arguments);
    if (output.failure().isEmpty()) {
      return status;
    }
    if (FailureTexts.isBrokenPipe(output.failure().get())) {
      return ExitStatus.DONE; // whoever read the output has read enough
    }
    if (status == ExitStatus.DONE) {
      terminal.errors().println("callbatch: " + FailureTexts.of(output.failure().get()));
      return ExitStatus.USAGE;
    }
    return status;
  }

  private int execute(String[] arguments) {
    PrintWriter lines = terminal.outputLines();
    try {
      Optional<Path> file = Settings.configFile(arguments, environment);
      Settings settings = Settings.load(environment, file);
      CommandLine commands = file.isEmpty() ? commandsFor(arguments) : commands(subcommands());
      commands.setOut(lines);
      commands.setErr(terminal.errors());
      settings.requireKnown(commands);
      commands.setDefaultValueProvider(settings);
      settings
          .warnings(() -> commands(subcommands()))
          .forEach(warning -> terminal.errors().println("callbatch: warning: " + warning));
      return commands.execute(arguments);
    } catch (SettingsException e) {
      terminal.errors().println("callbatch: " + e.getMessage());
      return ExitStatus.USAGE;
    } catch (OutOfMemoryError _) {
      terminal
          .errors()
          .println("callbatch: out of memory; CALLBATCH_JAVA_OPTS=-Xmx… gives it more");
      return ExitStatus.USAGE;
    } finally {
      lines.flush();
      terminal.errors().flush();
    }
  }

  /** Says what failed; that whoever read the output has gone is nothing to say. */
  private int fail(CommandLine command, Throwable failure) {
    if (FailureTexts.isBrokenPipe(failure)) {
      return ExitStatus.DONE;
    }
    terminal
        .errors()
        .println(command.getCommandSpec().qualifiedName() + ": " + FailureTexts.of(failure));
    return ExitStatus.USAGE;
  }

  /**
   * The command that the first argument names, or all: setting up the others takes most of the time
   * that a short command has.
   */
  private CommandLine commandsFor(String[] arguments) {
    Map<String, Supplier<Object>> subcommands = subcommands();
    if (arguments.length > 0 && subcommands.containsKey(arguments[0])) {
      subcommands.keySet().retainAll(Set.of(arguments[0]));
    }
    return commands(subcommands);
  }

  /** In the order in which the help lists them. */
  private Map<String, Supplier<Object>> subcommands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("convert", () -> new ConvertCommand(terminal));
    commands.put("validate", () -> new ValidateCommand(terminal));
    commands.put("serve", () -> new ServeCommand(terminal));
    commands.put("import", () -> new ImportCommand(terminal));
    commands.put("export", () -> new ExportCommand(terminal));
    commands.put(
        "batch",
        () ->
            new CommandLine(new BatchCommand())
                .addSubcommand(new BatchSubmitCommand(terminal))
                .addSubcommand(new BatchListCommand(terminal))
                .addSubcommand(new BatchGetCommand(terminal))
                .addSubcommand(new BatchWatchCommand(terminal))
                .addSubcommand(new BatchCancelCommand(terminal)));
    commands.put(
        "token",
        () ->
            new CommandLine(new TokenCommand())
                .addSubcommand(new TokenAddCommand(terminal, InstantSource.system()))
                .addSubcommand(new TokenListCommand(terminal))
                .addSubcommand(new TokenRevokeCommand(terminal)));
    return commands;
  }

  private CommandLine commands(Map<String, Supplier<Object>> subcommands) {
    CommandLine commands = new CommandLine(new CallbatchCommand());
    subcommands.forEach((name, command) -> commands.addSubcommand(name, command.get()));
    if (subcommands.size() > 1) {
      commands.addSubcommand(new CompletionCommand()); // these two tell of all the others
      commands.addSubcommand(new HelpCommand());
    }
    commands.registerConverter(DocumentFormat.class, FormatNames::parse);
    commands.registerConverter(TargetFormat.class, TargetFormat::parse);
    commands.registerConverter(ReportForm.class, ReportForm::parse);
    commands.registerConverter(ProgressForm.class, ProgressForm::parse);
    commands.registerConverter(OperationKind.class, OperationNames::parse);
    commands.registerConverter(BatchStatus.class, BatchListCommand::parse);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setOverwrittenOptionsAllowed(true);
    commands.setUsageHelpAutoWidth(true);
    commands.setParameterExceptionHandler(new UsageErrors());
    commands.setExecutionExceptionHandler((failure, command, _) -> fail(command, failure));
    return commands;
  }
}
