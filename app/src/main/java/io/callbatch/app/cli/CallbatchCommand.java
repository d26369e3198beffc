package io.callbatch.app.cli;

import picocli.CommandLine.Command;

/** The command that holds the others. */
@Command(
    name = "callbatch",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = "HubSpot call batches as a typed, lossless service.",
    footer = {
      "",
      "Settings come from flags, then from CALLBATCH_… environment variables",
      "(--max-body-bytes is CALLBATCH_MAX_BODY_BYTES), then from the file that --config",
      "or CALLBATCH_CONFIG names.",
      "",
      "Exit status: 0 done, 1 a document has violations or a call was rejected, 2 usage",
      "or environment.",
      "",
      "Examples:",
      "  callbatch serve",
      "  callbatch convert batch.json batch.pb",
      "  callbatch validate --strict *.json",
      "  callbatch export --server 127.0.0.1:9090 calls.ndjson",
      "  callbatch batch submit --operation create --watch inputs.json",
      "  callbatch token add --portal acme --scope convert --tokens tokens.txt"
    })
final class CallbatchCommand {}
