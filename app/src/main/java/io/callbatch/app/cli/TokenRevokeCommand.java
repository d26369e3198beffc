package io.callbatch.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a token away. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description = "Take a token away; a running server refuses it within a second or so.",
    footer = {"", "Examples:", "  callbatch token revoke billing --tokens tokens.txt"})
final class TokenRevokeCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      arity = "1",
      paramLabel = "NAME|ID",
      description = "Its name, or the id that stands for it where it was given none.")
  private String name = "";

  @Mixin private TokensOption tokens = new TokensOption();

  TokenRevokeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    tokens.file().revoke(name);
    terminal.errors().println("revoked %s in %s".formatted(name, tokens.path()));
    return ExitStatus.DONE;
  }
}
