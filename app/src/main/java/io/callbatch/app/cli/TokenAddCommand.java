package io.callbatch.app.cli;

import io.callbatch.app.access.ScopeNames;
import io.callbatch.app.access.Token;
import io.callbatch.app.access.TokenSecret;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.Scope;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a token, keeps its hash, and shows it once. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Make a token and print it; this is the only time that it is shown.",
    footer = {
      "",
      "The file keeps a hash of the token, not the token. Scopes:",
      "  crm.objects.contacts.read   read calls, batches and property definitions",
      "  crm.objects.contacts.write  change them, submit batches",
      "  convert                     convert and validate documents",
      "  admin                       run Callbatch itself",
      "",
      "Examples:",
      "  callbatch token add --portal acme --scope convert --tokens tokens.txt",
      "  TOKEN=$(callbatch token add --portal acme --name billing --tokens tokens.txt \\",
      "    --scope crm.objects.contacts.read,crm.objects.contacts.write)"
    })
final class TokenAddCommand implements Callable<Integer> {

  private static final int ID_BOUND = 1 << 24;

  private final Terminal terminal;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  @Option(
      names = "--portal",
      paramLabel = "PORTAL",
      required = true,
      description = "The portal whose data it opens.")
  private String portal = "";

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      required = true,
      split = ",",
      arity = "1..*",
      description = "What it may be used for; several by commas, or again.")
  private List<String> scopes = List.of();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call it; it stands in the history of what is changed with it.")
  private Optional<String> name = Optional.empty();

  @Mixin private TokensOption tokens = new TokensOption();

  TokenAddCommand(Terminal terminal, InstantSource clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    String secret = TokenSecret.create(random);
    Token token =
        new Token(
            name.orElseGet(() -> "token-%06x".formatted(random.nextInt(ID_BOUND))),
            TokenSecret.hash(secret),
            new PortalId(portal),
            parsedScopes(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS));
    tokens.file().add(token);
    terminal
        .errors()
        .println(
            "added %s for portal %s to %s; the token is shown only now:"
                .formatted(token.name(), token.portal(), tokens.path()));
    PrintWriter output = terminal.outputLines();
    output.println(secret);
    output.flush();
    return ExitStatus.DONE;
  }

  private Set<Scope> parsedScopes() {
    Set<Scope> parsed = EnumSet.noneOf(Scope.class);
    scopes.forEach(scope -> parsed.add(ScopeNames.parse(scope)));
    return parsed;
  }
}
