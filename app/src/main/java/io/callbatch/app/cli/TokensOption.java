package io.callbatch.app.cli;

import io.callbatch.app.access.TokenFile;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which file holds the tokens. */
final class TokensOption {

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      required = true,
      description = "File that holds the tokens, as serve has it.")
  private Path tokens = Path.of("");

  @Mixin private ConfigOption config = new ConfigOption();

  TokenFile file() {
    return new TokenFile(tokens);
  }

  Path path() {
    return tokens;
  }
}
