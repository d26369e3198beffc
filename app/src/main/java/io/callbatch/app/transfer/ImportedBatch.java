package io.callbatch.app.transfer;

import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.port.out.Frame;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Lines of a file that are sent together. For one thread. */
final class ImportedBatch {

  /** Far below what a server takes as one message. */
  private static final int MOST_BYTES = 1 << 20;

  private final List<CallInput> inputs = new ArrayList<>();
  private final List<Frame.Document> lines = new ArrayList<>();
  private final List<Frame.Document> invalid = new ArrayList<>();
  private int invalidLines;
  private int lastLine;
  private long bytes;

  void add(Frame.Document line, CallInput input) {
    lines.add(line);
    inputs.add(input);
    bytes += line.bytes().length;
    lastLine = line.firstLine();
  }

  /** Leaves a line out that is no call. */
  void leaveOut(Frame.Document line) {
    invalid.add(line);
    bytes += line.bytes().length;
    leaveOut(line.firstLine());
  }

  /** Leaves a line out that is too long to be kept. */
  void leaveOut(int line) {
    invalidLines++;
    lastLine = line;
  }

  boolean isFull(int mostInputs) {
    return inputs.size() >= mostInputs || invalidLines >= mostInputs || bytes >= MOST_BYTES;
  }

  /** Whether no line was read for it. */
  boolean isEmpty() {
    return lastLine == 0;
  }

  List<CallInput> inputs() {
    return inputs;
  }

  Frame.Document line(int input) {
    return lines.get(input);
  }

  List<Frame.Document> invalid() {
    return invalid;
  }

  int invalidLines() {
    return invalidLines;
  }

  int lastLine() {
    return lastLine;
  }

  /** The same lines at the same place of a file are the same request, whenever they are sent. */
  RequestId requestId() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Frame.Document line : lines) {
        digest.update(
            ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(line.firstLine())
                .putInt(line.bytes().length)
                .flip());
        digest.update(line.bytes());
      }
      return new RequestId("import-" + HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
