package io.callbatch.app.cli;

import picocli.CommandLine.Command;

/** The command that holds those for tokens. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Add, list and revoke tokens.",
    footer = {
      "",
      "A running server sees changes within a second or so; it needs no restart.",
      "",
      "Examples:",
      "  callbatch token add --portal acme --scope convert --tokens tokens.txt",
      "  callbatch token list --tokens tokens.txt",
      "  callbatch token revoke billing --tokens tokens.txt",
      "  callbatch serve --tokens tokens.txt"
    })
final class TokenCommand {}
