package io.callbatch.app.cli;

import picocli.CommandLine.Command;

/** The command that holds those for submitted batches. */
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    description = "Submit, list, watch and cancel batches of a running server.",
    footer = {
      "",
      "A batch is put out as a JSON object on one line:",
      "  {\"id\", \"operation\", \"status\", \"requestedAt\", \"startedAt\", \"completedAt\",",
      "  \"inputsTotal\", \"inputsDone\", \"inputsFailed\"}",
      "",
      "Examples:",
      "  callbatch batch submit --operation create --watch inputs.json",
      "  callbatch batch list --status pending",
      "  callbatch batch get ID --include-response | jq .response.errors",
      "  callbatch batch cancel ID"
    })
final class BatchCommand {}
