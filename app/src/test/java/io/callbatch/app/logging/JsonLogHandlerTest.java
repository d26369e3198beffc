package io.callbatch.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLogHandlerTest {
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private final StringWriter text = new StringWriter();
  private final JsonLogHandler handler = new JsonLogHandler(new PrintWriter(text));

  private void log(String logger, String message, Instant when, Throwable thrown) {
    LogRecord entry = new LogRecord(Level.WARNING, message);
    entry.setLoggerName(logger);
    entry.setInstant(when);
    entry.setThrown(thrown);
    handler.publish(entry);
  }

  private List<String> lines() {
    return text.toString().lines().toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.helidon.webserver.http1.Http1Connection",
        "io.helidon.webserver.ConnectionHandler",
        "io.grpc.netty.shaded.io.grpc.netty.NettyServerHandler",
        "io.grpc.netty.shaded.io.grpc.netty.NettyServerTransport.connections"
      })
  void whatAClientGetsWrongIsCountedAndNotLogged(String logger) {
    long before = LogCounts.clientMistakes();

    log(logger, "Internal server error", NOON, new IllegalStateException(new EOFException("x")));

    assertThat(lines()).isEmpty();
    assertThat(LogCounts.clientMistakes()).isEqualTo(before + 1);
  }

  @Test
  void whatTheServerGetsWrongIsLogged() {
    log(
        "io.helidon.webserver.http1.Http1Connection",
        "Internal server error",
        NOON,
        new IllegalStateException("ours"));
    log("io.helidon.webserver.ServerListener", "listening", NOON, new IOException("no files"));

    assertThat(lines()).hasSize(2);
    assertThat(text.toString()).contains("ours", "no files");
  }

  @Test
  void aMessageThatRepeatsIsSuppressedAndTheirNumberIsSaid() {
    long before = LogCounts.suppressedRecords();
    for (int i = 0; i < 500; i++) {
      log("a.b.C", "again", NOON.plusMillis(i), null);
    }
    assertThat(lines()).hasSize(RepeatLimit.MOST_OF_A_MESSAGE);
    assertThat(LogCounts.suppressedRecords() - before).isEqualTo(480);

    log("a.b.D", "something else", NOON.plusSeconds(61), null);

    assertThat(lines()).hasSize(RepeatLimit.MOST_OF_A_MESSAGE + 3);
    assertThat(text.toString()).contains("records were suppressed within a minute: a.b.C: again");
    log("a.b.C", "again", NOON.plusSeconds(62), null);
    assertThat(lines().getLast()).contains("again").doesNotContain("suppressed");
  }

  /** Messages with what clients sent in them are all different. */
  @Test
  void aLoggerWhoseMessagesDifferHasALimitToo() {
    for (int i = 0; i < 5_000; i++) {
      log("a.b.C", "GET /" + i + " failed", NOON.plusMillis(i), new IllegalStateException("x"));
    }

    assertThat(text.toString().lines().filter(line -> line.startsWith("{")))
        .hasSize(RepeatLimit.MOST_OF_A_LOGGER);
  }

  @Test
  void messagesThatComeSeldomAreAllLogged() {
    for (int minute = 0; minute < 200; minute++) {
      log("a.b.C", "again", NOON.plusSeconds(60L * minute), null);
    }

    assertThat(lines()).hasSize(200);
  }
}
