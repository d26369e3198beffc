package io.callbatch.adapter.json.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client of server-sent events on a socket of its own, to see each byte as it comes. */
final class EventClient implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader answer;
  private final List<String> head = new ArrayList<>();

  /** Asks to watch a batch, and reads the header of the answer. */
  EventClient(int port, String path, String... fields) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(20_000);
    StringBuilder request =
        new StringBuilder(
            "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nAuthorization: Bearer acme\r\n"
                .formatted(path));
    for (String field : fields) {
      request.append(field).append("\r\n");
    }
    socket
        .getOutputStream()
        .write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    answer =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    for (String line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
      head.add(line);
    }
  }

  /** The lines of the header. */
  List<String> head() {
    return head;
  }

  /** The next chunk of the answer; empty text at its end. */
  String chunk() throws IOException {
    int length = Integer.parseInt(answer.readLine(), 16);
    char[] chunk = new char[length];
    for (int at = 0; at < length; ) {
      int count = answer.read(chunk, at, length - at);
      if (count < 0) {
        throw new IOException("the answer was cut");
      }
      at += count;
    }
    answer.readLine();
    return new String(chunk);
  }

  /** The next event, comments left out; empty at the end. */
  Map<String, String> event() throws IOException {
    String chunk = chunk();
    while (chunk.startsWith(":")) {
      chunk = chunk();
    }
    Map<String, String> event = new LinkedHashMap<>();
    chunk
        .lines()
        .filter(line -> !line.isEmpty())
        .forEach(line -> {
          String[] field = line.split(": ", 2);
          event.put(field[0], field[1]);
        });
    return event;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
