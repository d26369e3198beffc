package io.callbatch.app.transfer;

import io.callbatch.adapter.json.read.ImportedCall;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.port.out.Frame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Calls of a file that are sent together. For one thread. */
final class ImportedBatch {

  /** Far below what a server takes as one message. */
  static final int MOST_BYTES = 1 << 20;

  private final List<ImportedCall> calls = new ArrayList<>();
  private final List<Frame.Document> invalid = new ArrayList<>();
  private int invalidLines;
  private int lastLine;
  private long bytes;
  private boolean repeated;

  void add(ImportedCall call) {
    calls.add(call);
    bytes += call.text().bytes().length;
  }

  /** Everything up to the end of what begins on this line is in this batch or one before it. */
  void endsWith(int line) {
    lastLine = line;
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
    return calls.size() >= mostInputs || invalidLines >= mostInputs || bytes >= MOST_BYTES;
  }

  /** Whether so many more calls of so many bytes still fit. */
  boolean hasRoom(int mostInputs, int more, long moreBytes) {
    return calls.size() + more <= mostInputs && bytes + moreBytes <= MOST_BYTES;
  }

  /** Whether nothing was read for it. */
  boolean isEmpty() {
    return lastLine == 0 && calls.isEmpty();
  }

  /** Whether it ends within a document, whose other calls are in batches after it. */
  boolean endsWithinDocument() {
    return lastLine == 0;
  }

  List<CallInput> inputs() {
    return calls.stream().map(ImportedCall::input).toList();
  }

  int size() {
    return calls.size();
  }

  ImportedCall call(int input) {
    return calls.get(input);
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

  /** It is sent once more, so that what the server says of it may be of the first time. */
  void repeat() {
    repeated = true;
  }

  boolean isRepeated() {
    return repeated;
  }

  /** The same calls at the same place of a file are the same request, whenever they are sent. */
  RequestId requestId() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (ImportedCall call : calls) {
        Frame.Document text = call.text();
        digest.update(
            ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(text.firstLine())
                .putInt(text.bytes().length)
                .flip());
        digest.update(text.bytes());
        digest.update(call.pointer().getBytes(StandardCharsets.UTF_8));
      }
      return new RequestId("import-" + HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
