package io.callbatch.adapter.json.http;

import io.callbatch.domain.port.in.MessageMemory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body each byte of which counts, up to as many as its reader ever holds of one document. */
final class CountedBody extends FilterInputStream {

  private final MessageMemory.Share share;
  private final long mostHeld;
  private long sinceDocument;

  CountedBody(InputStream body, MessageMemory.Share share, long mostHeld) {
    super(body);
    this.share = share;
    this.mostHeld = mostHeld;
  }

  /** Says that what has been read so far isn't needed any more. */
  void documentDone() {
    sinceDocument = 0;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    count(Math.max(0, count));
    return count;
  }

  /** Nothing for certain: inflaters guess. */
  @Override
  public int available() {
    return 0;
  }

  private void count(int more) {
    sinceDocument += more;
    share.growTo(Math.min(sinceDocument, mostHeld));
  }
}
