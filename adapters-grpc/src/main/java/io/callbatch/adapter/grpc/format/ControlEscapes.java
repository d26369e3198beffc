package io.callbatch.adapter.grpc.format;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Escapes the control characters of literals as protoc does. The printer leaves them as they are,
 * and one of them would move a terminal's cursor; the line feeds that it writes itself stay.
 */
final class ControlEscapes extends FilterWriter {

  private static final int DELETE = 0x7F;

  ControlEscapes(Writer target) {
    super(target);
  }

  @Override
  public void write(int c) throws IOException {
    if ((c < ' ' && c != '\n') || c == DELETE) {
      out.write("\\%03o".formatted(c));
    } else {
      out.write(c);
    }
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(text[i]);
    }
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(text.charAt(i));
    }
  }
}
