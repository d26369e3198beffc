package io.callbatch.app.transfer;

import io.callbatch.adapter.json.read.CallInputReader;
import io.callbatch.adapter.json.read.ImportedCall;
import io.callbatch.adapter.json.read.InputReading;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the calls of a file into batches, always in the same way from the same line on: what begins
 * on a line is in one batch, and where it has more calls than fit, in batches of its own. For one
 * thread.
 */
final class ImportBatches {

  private final CallInputReader reader;
  private final DocumentFrames frames;
  private final int mostInputs;
  private final boolean skipInvalid;
  private final ImportListener listener;

  /** Calls of a document that are in no batch yet, and the line on which it begins. */
  private final Deque<ImportedCall> rest = new ArrayDeque<>();

  private int restLine;
  private boolean stopped;

  ImportBatches(
      CallInputReader reader,
      DocumentFrames frames,
      int mostInputs,
      boolean skipInvalid,
      ImportListener listener) {
    this.reader = reader;
    this.frames = frames;
    this.mostInputs = mostInputs;
    this.skipInvalid = skipInvalid;
    this.listener = listener;
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
    if (!rest.isEmpty() && takeRest(batch)) {
      return Optional.of(batch);
    }
    while (!batch.isFull(mostInputs)) {
      Optional<Frame> frame = frames.next();
      if (frame.isEmpty()) {
        return Optional.of(batch).filter(some -> !some.isEmpty());
      }
      if (line(frame.get()) > settledLines && !add(frame.get(), batch)) {
        stopped = true;
        return Optional.empty();
      }
      if (!rest.isEmpty() && (!batch.isEmpty() || takeRest(batch))) {
        return Optional.of(batch);
      }
    }
    return Optional.of(batch);
  }

  /** Takes calls of a document into an empty batch; whether the batch ends there. */
  private boolean takeRest(ImportedBatch batch) {
    boolean fits = rest.size() <= mostInputs && bytes(rest) <= ImportedBatch.MOST_BYTES;
    while (!rest.isEmpty() && !batch.isFull(mostInputs)) {
      batch.add(rest.remove());
    }
    if (rest.isEmpty()) {
      batch.endsWith(restLine);
    }
    return !fits || !rest.isEmpty() || batch.isFull(mostInputs);
  }

  private static long bytes(Collection<ImportedCall> calls) {
    return calls.stream().mapToLong(call -> call.text().bytes().length).sum();
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
        listener.invalid(broken.refusal().violations());
        batch.leaveOut(line(broken));
        yield skipInvalid;
      }
      case Frame.Document document ->
          switch (reader.read(document)) {
            case InputReading.Accepted<List<ImportedCall>>(var calls) -> {
              add(calls, document.firstLine(), batch);
              yield true;
            }
            case InputReading.Refused<List<ImportedCall>>(var violations) -> {
              listener.invalid(violations);
              batch.leaveOut(document);
              yield skipInvalid;
            }
          };
    };
  }

  /** Adds calls that belong together, or has them wait for the batches after this one. */
  private void add(List<ImportedCall> calls, int line, ImportedBatch batch) {
    calls.forEach(listener::read);
    if (calls.size() <= 1 || batch.hasRoom(mostInputs, calls.size(), bytes(calls))) {
      calls.forEach(batch::add);
      batch.endsWith(line);
    } else {
      rest.addAll(calls);
      restLine = line;
    }
  }
}
