package io.callbatch.bench.service;

import io.callbatch.bench.Servers;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A client with a connection of its own that sends one request again and again and waits for each
 * answer. It does no more than that: what a client costs falls on both sides of a ratio and hides
 * what the servers cost.
 */
final class HttpConnection implements AutoCloseable {

  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream input;
  private final byte[] request;

  HttpConnection(int port, String path, byte[] body) throws IOException {
    socket = new Socket(Servers.HOST, port);
    socket.setTcpNoDelay(true);
    input = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    byte[] head =
        """
        POST %s HTTP/1.1\r
        Host: %s:%d\r
        Content-Type: application/json\r
        Accept: application/x-protobuf\r
        Content-Length: %d\r
        \r
        """
            .formatted(path, Servers.HOST, port, body.length)
            .getBytes(StandardCharsets.US_ASCII);
    request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
  }

  /** The body of the answer, which must be 200. */
  byte[] post() throws IOException {
    socket.getOutputStream().write(request);
    String status = line();
    int length = -1;
    for (String field = line(); !field.isEmpty(); field = line()) {
      if (field.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(field.substring(LENGTH.length()).strip());
      }
    }
    if (!status.startsWith("HTTP/1.1 200") || length < 0) {
      throw new IOException("found the answer %s with a length of %d".formatted(status, length));
    }
    return input.readNBytes(length);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = input.read(); b != '\n'; b = input.read()) {
      if (b < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
