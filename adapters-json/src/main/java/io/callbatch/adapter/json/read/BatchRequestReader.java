package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.OperationKind;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests to do a batch later, whichever way they come: {@code operation}, {@code inputs} in
 * HubSpot's shapes, and for a read {@code properties}, {@code propertiesWithHistory}, {@code
 * idProperty} and {@code archived}. Reports everything that is wrong with the JSON at once, unknown
 * members included; unlike HubSpot's own routes, which stop at the first fault and ignore members
 * that they don't know. Whether properties and their values are right is not looked at. Safe for
 * use by several threads.
 */
public final class BatchRequestReader {

  private final ReadLimits limits;
  private final ReadOptions options;

  /**
   * Reads within these limits.
   *
   * @param maxViolations how many violations are listed, 1 to 10,000
   */
  public BatchRequestReader(ReadLimits limits, int maxViolations) {
    this.limits = limits;
    this.options = new ReadOptions(ReadMode.LENIENT, maxViolations);
  }

  /** Reads a text that names its operation. */
  public JsonResult<BatchRequest> read(byte[] text) {
    return read(text, null);
  }

  /**
   * Reads a text for an operation that is named outside it; where the text names one as well, it
   * must be the same.
   */
  public JsonResult<BatchRequest> readAs(OperationKind operation, byte[] text) {
    return read(text, operation);
  }

  private JsonResult<BatchRequest> read(byte[] text, @Nullable OperationKind asked) {
    RequestMembers members = new RequestMembers(asked, asked);
    JsonResult<BatchRequest> result = document(new Frame.Document(text)).read(members);
    if (!members.sawInputsTooSoon()) {
      return result;
    }
    // The operation stands after the inputs, whose form depends on it.
    return document(new Frame.Document(text)).read(new RequestMembers(asked, members.kind()));
  }

  /** Cuts a source into lines of text, blank ones passed over; it is never closed. */
  public DocumentFrames lines(InputStream source) {
    return new LineFrames(source, limits.maxDocumentBytes());
  }

  /**
   * Reads inputs that stand on lines of their own, each as an element of {@code inputs}. The first
   * bad line ends the reading.
   *
   * @throws IOException if the source does
   */
  public JsonResult<BatchOperation> readLines(OperationKind operation, DocumentFrames lines)
      throws IOException {
    SubmittedInputReader reader = new SubmittedInputReader(operation);
    List<SubmittedInput> inputs = new ArrayList<>();
    for (Optional<Frame> line = lines.next(); line.isPresent(); line = lines.next()) {
      switch (line.get()) {
        case Frame.Broken broken -> {
          return new JsonResult.Refused<>(broken.refusal());
        }
        case Frame.Document text -> {
          switch (document(text).read(reader::input)) {
            case JsonResult.Read<SubmittedInput>(var input, _) -> inputs.add(input);
            case JsonResult.Refused<SubmittedInput>(var refused) -> {
              return new JsonResult.Refused<>(refused);
            }
          }
        }
      }
    }
    return new JsonResult.Read<>(SubmittedOperations.plain(operation, inputs), Findings.NONE);
  }

  private JsonDocument document(Frame.Document text) {
    return new JsonDocument(text, limits, options);
  }
}
