package io.callbatch.app.architecture.wrong.app;

import picocli.CommandLine;

/** Breaks the rule that picocli stays in the command line. */
public interface ReadsOptions {
  CommandLine options();
}
