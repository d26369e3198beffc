package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two of the launcher's servers share one PostgreSQL. While clients write to both, and turn to the
 * other where one doesn't answer, one server is killed, or paused until its leases have run out and
 * the other has taken over: what was acknowledged is there once, every input of a submitted batch
 * is done once, and the server that was paused can't write what it still held. {@code
 * -Dcallbatch.crash.rounds} makes it longer, {@code -Dcallbatch.seed} replays the moments.
 */
@Timeout(600)
class PostgresCrashIT {
  private static final int ROUNDS = Integer.getInteger("callbatch.crash.rounds", 12);
  private static final int CLIENTS_OF_EACH = 2;
  private static final Duration LEASE = Duration.ofSeconds(1);

  /** Pauses until one is sure to have hit a worker in the middle of a chunk. */
  private static final int MOST_PAUSES = 20;

  @TempDir private Path folder;

  private final RecordedWrites writes = new RecordedWrites(1_000);
  private final List<LaunchedServer> servers = new ArrayList<>();
  private SplittableRandom random;
  private RealPostgres postgres;

  @BeforeEach
  void startBoth() throws Exception {
    postgres = RealPostgres.start(folder);
    for (int server = 0; server < 2; server++) {
      Files.createDirectory(folder(server));
      servers.add(start(server));
    }
  }

  @AfterEach
  void stopAll() throws Exception {
    for (LaunchedServer server : servers) {
      server.close();
    }
    postgres.close();
  }

  private Path folder(int server) {
    return folder.resolve("server-" + server);
  }

  private LaunchedServer start(int server) throws IOException {
    return LaunchedServer.start(
        folder(server),
        "--store",
        postgres.url(),
        "--chunk-inputs",
        "50",
        "--lease-seconds",
        Long.toString(LEASE.toSeconds()));
  }

  @Test
  void nothingAcknowledgedIsLostAndNothingIsDoneTwice() throws Exception {
    long seed = Long.getLong("callbatch.seed", System.nanoTime());
    System.out.printf("two servers on PostgreSQL: %d rounds from seed %d%n", ROUNDS, seed);
    random = new SplittableRandom(seed);
    int round = 0;
    while (round < ROUNDS) {
      write(round, round % 2 == 0 ? this::killAndRestart : this::pausePastTheLease);
      round++;
    }
    while (leasesLost() == 0 && round < ROUNDS + MOST_PAUSES) {
      write(round, this::pausePastTheLease);
      round++;
    }
    assertThat(leasesLost()).as("chunks that a paused server could not write").isPositive();
    assertThat(writes.count()).isPositive();
    LaunchedServer last = servers.getFirst();
    writes.awaitSubmitted(last.channel());
    writes.assertEverythingIsThereOnce(last.channel());
    writes.repeatWhatWasAcknowledged(servers.getLast().channel());
    writes.assertEverythingIsThereOnce(last.channel());
    System.out.printf("%d requests acknowledged, %d leases lost%n", writes.count(), leasesLost());
  }

  /** What befalls a server. */
  private interface Mishap {
    void befall(int server) throws Exception;
  }

  private void write(int round, Mishap mishap) throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    CountDownLatch done = new CountDownLatch(2 * CLIENTS_OF_EACH);
    for (int client = 0; client < 2 * CLIENTS_OF_EACH; client++) {
      String prefix = "r%d-c%d-".formatted(round, client);
      LaunchedServer own = servers.get(client % 2);
      LaunchedServer other = servers.get(1 - client % 2);
      Thread.startVirtualThread(() -> {
        try {
          writes.write(prefix, () -> isOver(enough), own.channel(), other.channel());
        } finally {
          done.countDown();
        }
      });
    }
    for (int server = 0; server < 2; server++) {
      writes.submit("r%d-s%d".formatted(round, server), servers.get(server).channel());
    }
    Thread.sleep(random.nextInt(50, 400));
    int victim = random.nextInt(2);
    mishap.befall(victim);
    enough.set(true);
    assertThat(done.await(90, TimeUnit.SECONDS)).isTrue();
    writes.repeatWhatIsInDoubt(servers.get(1 - victim).channel());
  }

  /** Clients that pause a little leave the time to the rounds. */
  private static boolean isOver(AtomicBoolean enough) {
    try {
      Thread.sleep(10);
      return enough.get();
    } catch (InterruptedException _) {
      return true;
    }
  }

  private void killAndRestart(int server) throws Exception {
    servers.get(server).kill();
    servers.set(server, start(server));
  }

  private void pausePastTheLease(int server) throws Exception {
    servers.get(server).pause();
    try {
      Thread.sleep(LEASE.plusMillis(random.nextInt(300, 1_000)));
    } finally {
      servers.get(server).resume();
    }
  }

  private long leasesLost() throws IOException {
    long lost = 0;
    for (int server = 0; server < 2; server++) {
      try (Stream<String> lines = Files.lines(folder(server).resolve("log.txt"))) {
        lost += lines.filter(line -> line.contains("LeaseLostException")).count();
      }
    }
    return lost;
  }
}
