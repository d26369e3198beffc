package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.OperationKind;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what HubSpot's clients send to have calls created, read, changed and archived. All that is
 * wrong with the form of a text is found at once; whether properties and values are right is not
 * looked at. Members that aren't known are passed over, as HubSpot does. Safe for several threads.
 */
public final class BatchInputReader {

  private final ReadLimits limits;

  /** Reads within these limits; the size is that of one text. */
  public BatchInputReader(ReadLimits limits) {
    this.limits = limits;
  }

  /** Cuts a source into lines of text, blank ones passed over; it is never closed. */
  public DocumentFrames lines(InputStream source) {
    return new LineFrames(source, limits.maxDocumentBytes());
  }

  /**
   * A call to create: {@code properties} and {@code associations} as HubSpot takes them, or a call
   * as HubSpot shows it. Of the latter the properties that only the system sets are left out, and
   * its associations are those to create.
   */
  public InputReading<CallInput> creation(Frame.Document text) {
    return reading(text, CallInputMembers::creation);
  }

  /**
   * A whole operation: {@code {"inputs": […]}}; for a read also {@code properties}, {@code
   * propertiesWithHistory}, {@code idProperty} and {@code archived}.
   */
  public InputReading<BatchOperation> operation(OperationKind kind, Frame.Document text) {
    return reading(text, in -> OperationMembers.operation(in, kind));
  }

  /**
   * An operation whose inputs stand on lines of their own, each as an element of {@code inputs}.
   * The first bad line ends the reading.
   *
   * @throws IOException if the source does
   */
  public InputReading<BatchOperation> operation(OperationKind kind, DocumentFrames lines)
      throws IOException {
    return switch (kind) {
      case CREATE -> all(lines, CallInputMembers::creation, BatchOperation.Create::new);
      case READ -> all(lines, CallInputMembers::id, OperationMembers::plainRead);
      case UPDATE -> all(lines, CallInputMembers::patch, BatchOperation.Update::new);
      case UPSERT -> all(lines, CallInputMembers::patch, BatchOperation.Upsert::new);
      case ARCHIVE -> all(lines, CallInputMembers::id, BatchOperation.Archive::new);
    };
  }

  private <T> InputReading<BatchOperation> all(
      DocumentFrames lines,
      Members.ValueReader<T> reader,
      Function<List<T>, BatchOperation> operation)
      throws IOException {
    List<T> inputs = new ArrayList<>();
    for (Optional<Frame> line = lines.next(); line.isPresent(); line = lines.next()) {
      switch (line.get()) {
        case Frame.Broken broken -> {
          return new InputReading.Refused<>(broken.refusal().violations());
        }
        case Frame.Document document -> {
          switch (reading(document, reader)) {
            case InputReading.Accepted<T> accepted -> inputs.add(accepted.value());
            case InputReading.Refused<T> refused -> {
              return new InputReading.Refused<>(refused.violations());
            }
          }
        }
      }
    }
    return new InputReading.Accepted<>(operation.apply(inputs));
  }

  private <T> InputReading<T> reading(Frame.Document text, Members.ValueReader<T> reader) {
    return switch (new JsonDocument(text, limits, ReadOptions.DEFAULT).read(reader)) {
      case JsonResult.Read<T> read -> new InputReading.Accepted<>(read.value());
      case JsonResult.Refused<T> bad -> new InputReading.Refused<>(bad.refused().violations());
    };
  }
}
