package io.callbatch.app.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionCapsTest {
  private static final int GROWTH = 48;

  @ParameterizedTest
  @CsvSource({
    "1048576, 100, 4096, 4096",
    "8340, 100, 4096, 4096",
    "1024, 100, 438, 438",
    "300, 109, 71, 72",
    "160, 112, 12, 12"
  })
  void shareWhatTheLimitLeaves(long limit, long open, int http, int grpc) {
    ConnectionCaps caps =
        ConnectionCaps.of(new OpenFiles(limit, open), GROWTH, ConnectionSettings.DEFAULT);

    assertThat(caps.http()).isEqualTo(http);
    assertThat(caps.grpc()).isEqualTo(grpc);
    assertThat(caps.reserve()).isBetween(open + 24, open + GROWTH);
    assertThat(caps.http() + caps.grpc() + caps.reserve()).isLessThanOrEqualTo(limit);
  }

  @Test
  void whatIsWantedForOnePortLeavesTheRestToTheOther() {
    OpenFiles files = new OpenFiles(1_024, 100);

    assertThat(ConnectionCaps.of(files, GROWTH, wanted(800, 0)))
        .isEqualTo(new ConnectionCaps(1_024, 148, 800, 76));
    assertThat(ConnectionCaps.of(files, GROWTH, wanted(0, 20)))
        .isEqualTo(new ConnectionCaps(1_024, 148, 856, 20));
    assertThat(ConnectionCaps.of(files, GROWTH, wanted(1, 1)))
        .isEqualTo(new ConnectionCaps(1_024, 148, 1, 1));
    assertThat(ConnectionCaps.of(new OpenFiles(1 << 20, 100), GROWTH, wanted(10_000, 0)).http())
        .as("more than the default, where there are files for it")
        .isEqualTo(10_000);
  }

  @Test
  void whatDoesNotFitIsRefusedWithWhatWould() {
    assertThatThrownBy(() -> ConnectionCaps.of(new OpenFiles(300, 100), GROWTH, wanted(100, 100)))
        .isInstanceOf(ConnectionCapsException.class)
        .hasMessage(
            "expected --max-http-connections and --max-grpc-connections of 152 together at most,"
                + " found 200: of a limit of 300 open files 148 are reserved; lower them, or raise"
                + " the limit, for example with `ulimit -n 348`");
    assertThatThrownBy(() -> ConnectionCaps.of(new OpenFiles(300, 100), GROWTH, wanted(150, 0)))
        .isInstanceOf(ConnectionCapsException.class)
        .hasMessageContaining("found 154");
  }

  @Test
  void aLimitWithoutRoomIsRefused() {
    assertThatThrownBy(
            () -> ConnectionCaps.of(new OpenFiles(130, 100), GROWTH, ConnectionSettings.DEFAULT))
        .isInstanceOf(ConnectionCapsException.class)
        .hasMessage(
            "expected a limit of at least 132 open files, found 130; raise it, for example with"
                + " `ulimit -n 1024`");
  }

  @Test
  void theFilesOfThisProcessAreKnown() {
    OpenFiles files = OpenFiles.now();

    assertThat(files.open()).isPositive().isLessThan(files.most());
  }

  private static ConnectionSettings wanted(int http, int grpc) {
    return new ConnectionSettings(
        http == 0 ? OptionalInt.empty() : OptionalInt.of(http),
        grpc == 0 ? OptionalInt.empty() : OptionalInt.of(grpc));
  }
}
