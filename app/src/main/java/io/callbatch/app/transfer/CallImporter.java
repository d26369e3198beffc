package io.callbatch.app.transfer;

import io.callbatch.adapter.grpc.client.CallClient;
import io.callbatch.adapter.grpc.client.CallImportStream;
import io.callbatch.adapter.grpc.client.CallImportStream.Acknowledgement;
import io.callbatch.adapter.grpc.client.ServerFailedException;
import io.callbatch.adapter.json.read.CallInputReader;
import io.callbatch.adapter.json.read.ImportedCall;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Brings lines of calls to a server. A few batches are under way at a time, so that memory doesn't
 * grow with the file. When the server fails for a while, what it hasn't acknowledged is sent again
 * under the same request ids, and isn't done twice.
 */
public final class CallImporter {

  private static final int WINDOW = 4;

  private final CallClient client;
  private final CallInputReader reader;
  private final Backoff backoff;
  private final int mostInputs;

  /**
   * Brings them there.
   *
   * @param mostInputs calls of a batch, 1 to what the server takes; the same file must be imported
   *     with the same number again
   */
  public CallImporter(CallClient client, CallInputReader reader, Backoff backoff, int mostInputs) {
    this.client = client;
    this.reader = reader;
    this.backoff = backoff;
    this.mostInputs = mostInputs;
  }

  /**
   * Imports a file.
   *
   * @param earlier how far an earlier import of it came
   * @param skipInvalid whether to leave lines out that are no calls; otherwise the first one ends
   *     the import, after the batches before it
   * @return whether the whole file was gone through
   * @throws ServerFailedException if the server refuses, or stays away
   * @throws IOException if the source or the listener does
   */
  public boolean importCalls(
      InputStream source, ImportCount earlier, boolean skipInvalid, ImportListener listener)
      throws IOException {
    ImportBatches batches =
        new ImportBatches(reader, reader.frames(source), mostInputs, skipInvalid, listener);
    try (Run run = new Run(earlier, listener)) {
      for (Optional<ImportedBatch> batch = batches.next(earlier.lines());
          batch.isPresent();
          batch = batches.next(earlier.lines())) {
        run.send(batch.get());
      }
      run.finish();
    }
    return !batches.stopped();
  }

  /** One import. */
  private final class Run implements AutoCloseable {

    private final Deque<ImportedBatch> underWay = new ArrayDeque<>();
    private final ImportListener listener;
    private final List<Frame.Document> left = new ArrayList<>();
    private ImportCount count;
    private CallImportStream stream = client.importCalls();

    Run(ImportCount earlier, ImportListener listener) {
      this.count = earlier;
      this.listener = listener;
    }

    void send(ImportedBatch batch) throws IOException {
      underWay.add(batch);
      sendNow(batch);
      while (underWay.size() >= WINDOW) {
        settleFirst();
      }
    }

    void finish() throws IOException {
      while (!underWay.isEmpty()) {
        settleFirst();
      }
      stream.finish();
    }

    private void sendNow(ImportedBatch batch) {
      if (batch.size() > 0) {
        stream.send(batch.requestId(), batch.inputs());
      }
    }

    /** Sends again what may not have arrived. */
    private void reconnect(ServerFailedException failure) {
      stream.close();
      backoff.waitAfter(failure);
      stream = client.importCalls();
      underWay.forEach(ImportedBatch::repeat);
      underWay.forEach(this::sendNow);
    }

    private void settleFirst() throws IOException {
      ImportedBatch batch = underWay.element();
      Optional<Acknowledgement> acknowledgement =
          batch.size() == 0 ? Optional.empty() : Optional.of(acknowledgement(batch));
      List<InputOutcome.Failed> failed =
          acknowledgement.map(Acknowledgement::failed).orElse(List.of());
      underWay.remove();
      left.addAll(batch.invalid());
      for (InputOutcome.Failed input : failed) {
        ImportedCall call = batch.call(input.input());
        listener.rejected(call, input.failure());
        left.add(call.text());
      }
      int taken = batch.size() - failed.size();
      boolean present =
          !batch.isRepeated() && acknowledgement.filter(Acknowledgement::replayed).isPresent();
      count =
          new ImportCount(
              batch.endsWithinDocument() ? count.lines() : batch.lastLine(),
              count.created() + (present ? 0 : taken),
              count.present() + (present ? taken : 0),
              count.rejected() + failed.size() + batch.invalidLines());
      if (!batch.endsWithinDocument()) { // up to there an import can go on
        left.sort(Comparator.comparingInt(Frame.Document::firstLine));
        listener.settled(count, List.copyOf(left));
        left.clear();
      }
    }

    private Acknowledgement acknowledgement(ImportedBatch batch) {
      while (true) {
        try {
          Acknowledgement acknowledgement = stream.acknowledgement();
          backoff.succeeded();
          if (!acknowledgement.requestId().equals(batch.requestId().value())
              || acknowledgement.inputs() != batch.size()) {
            throw new IllegalStateException(
                "expected the next batch to be acknowledged, found another one");
          }
          return acknowledgement;
        } catch (ServerFailedException e) {
          reconnect(e);
        }
      }
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}
