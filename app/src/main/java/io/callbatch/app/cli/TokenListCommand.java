package io.callbatch.app.cli;

import io.callbatch.app.access.Token;
import io.callbatch.app.access.TokenFile;
import io.callbatch.domain.port.in.Scope;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists tokens, without their secrets, which nobody knows. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the tokens: name, portal, scopes and when each was made, between tabs.",
    footer = {
      "",
      "Examples:",
      "  callbatch token list --tokens tokens.txt",
      "  CALLBATCH_TOKENS=tokens.txt callbatch token list | cut -f 1"
    })
final class TokenListCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private TokensOption tokens = new TokensOption();

  TokenListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TokenFile file = tokens.file();
    List<Token> all = file.tokens();
    file.exposure().ifPresent(text -> terminal.errors().println("callbatch token list: " + text));
    PrintWriter output = terminal.outputLines();
    for (Token token : all) {
      String scopes =
          token.scopes().stream().sorted().map(Scope::wireName).collect(Collectors.joining(","));
      output.println(
          String.join(
              "\t", token.name(), token.portal().value(), scopes, token.created().toString()));
    }
    output.flush();
    return ExitStatus.DONE;
  }
}
