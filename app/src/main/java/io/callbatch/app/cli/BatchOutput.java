package io.callbatch.app.cli;

import io.callbatch.adapter.grpc.client.BatchClient;
import io.callbatch.adapter.json.write.BatchJobWriter;
import io.callbatch.app.transfer.Backoff;
import io.callbatch.app.transfer.BatchFollower;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.run.BatchJob;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** Puts batches out. */
final class BatchOutput {

  private static final int BAR_WIDTH = 30;
  private static final String WIPE_LINE = "\r\u001B[K";

  private final Terminal terminal;
  private final PrintWriter output;

  BatchOutput(Terminal terminal) {
    this.terminal = terminal;
    this.output = terminal.outputLines();
  }

  void print(BatchJob job, Optional<BatchCallsResponse> response) {
    output.println(BatchJobWriter.job(job, response));
  }

  /** Whether what is printed is still read by somebody. */
  boolean isRead() {
    return !output.checkError();
  }

  /**
   * Follows a batch to its end: at a terminal as a bar, then the batch at its end; elsewhere a line
   * for each change.
   *
   * @return 0 if all its inputs are done, 1 if some failed or it was canceled
   */
  int watch(BatchClient client, String id) {
    BatchJob end = new BatchFollower(client, id, new Backoff(Thread::sleep)).toEnd(this::show);
    if (terminal.outputIsTerminal()) {
      wipe();
      print(end, Optional.empty());
    }
    return end.status() == BatchStatus.COMPLETE && end.progress().failed() == 0
        ? ExitStatus.DONE
        : ExitStatus.VIOLATIONS;
  }

  private void show(BatchJob job) {
    if (!terminal.outputIsTerminal()) {
      print(job, Optional.empty());
    } else if (terminal.errorsAreTerminal()) {
      terminal.errors().print(WIPE_LINE + bar(job));
      terminal.errors().flush();
    }
  }

  static String bar(BatchJob job) {
    int total = job.facts().inputsTotal();
    int done = job.progress().done();
    int filled = (int) ((long) BAR_WIDTH * done / total);
    return "%s %s [%s%s] %,d of %,d, %,d failed"
        .formatted(
            job.facts().operation().name().toLowerCase(Locale.ROOT),
            job.status(),
            "#".repeat(filled),
            " ".repeat(BAR_WIDTH - filled),
            done,
            total,
            job.progress().failed());
  }

  private void wipe() {
    if (terminal.errorsAreTerminal()) {
      terminal.errors().print(WIPE_LINE);
      terminal.errors().flush();
    }
  }
}
