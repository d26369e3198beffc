package io.callbatch.app.http;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The same text so many times, without holding it in memory so many times. */
final class Repeated extends InputStream {
  private final byte[] text;
  private long left;
  private int at;

  Repeated(String text, long times) {
    this.text = text.getBytes(StandardCharsets.UTF_8);
    this.left = times;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (left == 0) {
      return -1;
    }
    int count = Math.min(length, text.length - at);
    System.arraycopy(text, at, target, offset, count);
    at += count;
    if (at == text.length) {
      at = 0;
      left--;
    }
    return count;
  }
}
