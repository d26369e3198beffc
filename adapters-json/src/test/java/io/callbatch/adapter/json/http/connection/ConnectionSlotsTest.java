package io.callbatch.adapter.json.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectionSlotsTest {
  private static final Duration SETTLED = Duration.ofMillis(100);
  private static final Duration STALLED = Duration.ofSeconds(5);

  private final AtomicLong now = new AtomicLong();
  private final ConnectionSlots slots = new ConnectionSlots(2, now::get);
  private final List<SocketChannel> all = new ArrayList<>();
  private ServerSocketChannel server;

  @BeforeEach
  void listen() throws IOException {
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    for (SocketChannel channel : all) {
      channel.close();
    }
  }

  @Test
  void theOneThatHasWaitedLongestMakesRoom() throws Exception {
    SocketChannel first = admitted();
    pass(SETTLED);
    SocketChannel second = admitted();
    try (ConnectionSlots.Request _ = slots.request(second.getRemoteAddress())) {
      pass(SETTLED);
    }
    pass(SETTLED);
    SocketChannel third = admitted();

    assertThat(first.isOpen()).as("the first").isFalse();
    assertThat(second.isOpen()).as("the second, which had a request").isTrue();
    assertThat(third.isOpen()).as("the third").isTrue();
    assertThat(slots.open()).isEqualTo(2);
  }

  @Test
  void whatIsClosedMakesRoomByItself() throws Exception {
    SocketChannel first = admitted();
    SocketChannel second = admitted();
    second.close();
    SocketChannel third = admitted();

    assertThat(first.isOpen()).isTrue();
    assertThat(third.isOpen()).isTrue();
  }

  @Test
  void requestsUnderWayAreNotCutButThoseThatStall() throws Exception {
    SocketChannel busy = admitted();
    SocketChannel stalled = admitted();
    try (ConnectionSlots.Request _ = slots.request(busy.getRemoteAddress());
        ConnectionSlots.Request _ = slots.request(stalled.getRemoteAddress())) {
      slots.serve(stalled.getRemoteAddress()).awaitPeer();
      pass(STALLED);
      SocketChannel third = admitted();

      assertThat(busy.isOpen()).isTrue();
      assertThat(stalled.isOpen()).isFalse();
      assertThat(third.isOpen()).isTrue();
    }
  }

  @Test
  void whereAllHaveWorkANewOneWaits() throws Exception {
    SocketChannel first = admitted();
    SocketChannel second = admitted();
    ConnectionSlots.Request request = slots.request(first.getRemoteAddress());
    try (ConnectionSlots.Request _ = slots.request(second.getRemoteAddress())) {
      pass(STALLED);
      SocketChannel third = accepted();
      Thread acceptor =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  slots.admit(third);
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(acceptor.join(Duration.ofMillis(100))).as("let in").isFalse();

      request.close();
      pass(SETTLED);

      assertThat(acceptor.join(Duration.ofSeconds(20))).as("let in").isTrue();
      assertThat(first.isOpen()).isFalse();
      assertThat(third.isOpen()).isTrue();
    }
  }

  @Test
  void aListenerThatStopsWaitsNoLonger() throws Exception {
    SocketChannel first = admitted();
    SocketChannel second = admitted();
    try (ConnectionSlots.Request _ = slots.request(first.getRemoteAddress());
        ConnectionSlots.Request _ = slots.request(second.getRemoteAddress())) {
      SocketChannel third = accepted();
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> slots.admit(third)).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void whoeverIsNeverServedIsClosedInTime() throws Exception {
    SocketChannel mute = admitted();
    SocketChannel served = admitted();
    slots.serve(served.getRemoteAddress()).peerCame();
    pass(Duration.ofSeconds(61));

    slots.closeMute(Duration.ofSeconds(60));

    assertThat(mute.isOpen()).isFalse();
    assertThat(served.isOpen()).isTrue();
  }

  private SocketChannel admitted() throws Exception {
    SocketChannel channel = accepted();
    slots.admit(channel);
    return channel;
  }

  private SocketChannel accepted() throws IOException {
    all.add(SocketChannel.open(server.getLocalAddress()));
    SocketChannel accepted = server.accept();
    all.add(accepted);
    return accepted;
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
