package io.callbatch.app.transfer;

import io.callbatch.adapter.json.read.CallInputReader;
import io.callbatch.adapter.json.read.InputReading;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Cuts lines of calls into batches, always in the same way from the same line on. For one thread.
 */
final class ImportBatches {

  private final CallInputReader reader;
  private final DocumentFrames lines;
  private final int mostInputs;
  private final boolean skipInvalid;
  private final Consumer<Findings> violations;
  private boolean stopped;

  ImportBatches(
      CallInputReader reader,
      DocumentFrames lines,
      int mostInputs,
      boolean skipInvalid,
      Consumer<Findings> violations) {
    this.reader = reader;
    this.lines = lines;
    this.mostInputs = mostInputs;
    this.skipInvalid = skipInvalid;
    this.violations = violations;
  }

  /** Whether a bad line has ended the reading. */
  boolean stopped() {
    return stopped;
  }

  /**
   * The next batch; empty at the end. A bad line that isn't to be skipped ends everything, and the
   * batch that it would be in isn't given: its lines would be in another one the next time.
   */
  Optional<ImportedBatch> next(long settledLines) throws IOException {
    ImportedBatch batch = new ImportedBatch();
    while (!batch.isFull(mostInputs)) {
      Optional<Frame> line = lines.next();
      if (line.isEmpty()) {
        return Optional.of(batch).filter(some -> !some.isEmpty());
      }
      if (line(line.get()) > settledLines && !add(line.get(), batch)) {
        stopped = true;
        return Optional.empty();
      }
    }
    return Optional.of(batch);
  }

  private static int line(Frame frame) {
    return switch (frame) {
      case Frame.Document document -> document.firstLine();
      case Frame.Broken broken -> broken.refusal().violations().listed().getFirst().line();
    };
  }

  private boolean add(Frame frame, ImportedBatch batch) {
    return switch (frame) {
      case Frame.Broken broken -> {
        violations.accept(broken.refusal().violations());
        batch.leaveOut(line(broken));
        yield skipInvalid;
      }
      case Frame.Document document ->
          switch (reader.read(document)) {
            case InputReading.Accepted<CallInput> accepted -> {
              batch.add(document, accepted.value());
              yield true;
            }
            case InputReading.Refused<CallInput> refused -> {
              violations.accept(refused.violations());
              batch.leaveOut(document);
              yield skipInvalid;
            }
          };
    };
  }
}
