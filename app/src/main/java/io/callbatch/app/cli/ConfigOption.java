package io.callbatch.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The file with settings, which is read before the options are; here it stands for the help. */
final class ConfigOption {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Properties file with settings, named like the options: port=8080.")
  private Optional<Path> config = Optional.empty();
}
