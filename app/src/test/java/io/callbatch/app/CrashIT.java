package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher's server on SQLite is killed at random moments while clients write, and started
 * again: what was acknowledged is there once, what was in doubt and is repeated is there once, and
 * submitted batches go on to their end. {@code -Dcallbatch.crash.rounds} makes it longer, {@code
 * -Dcallbatch.seed} replays the moments.
 */
@Timeout(600)
class CrashIT {
  private static final int ROUNDS = Integer.getInteger("callbatch.crash.rounds", 20);
  private static final int CLIENTS = 3;

  @TempDir private Path folder;

  private final RecordedWrites writes = new RecordedWrites(120);

  @Test
  void nothingAcknowledgedIsLostAndNothingIsDoneTwice() throws Exception {
    long seed = Long.getLong("callbatch.seed", System.nanoTime());
    System.out.printf("kill -9: %d rounds from seed %d%n", ROUNDS, seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < ROUNDS; round++) {
      writeUntilKilled(round, random.nextInt(50, 600));
    }
    assertThat(writes.count()).isPositive();
    try (LaunchedServer server = start()) {
      writes.repeatWhatIsInDoubt(server.channel());
      writes.awaitSubmitted(server.channel());
      writes.assertEverythingIsThereOnce(server.channel());
      writes.repeatWhatWasAcknowledged(server.channel());
      writes.assertEverythingIsThereOnce(server.channel());
    }
  }

  private LaunchedServer start() throws Exception {
    return LaunchedServer.start(folder, "--store", "sqlite:crash.db", "--chunk-inputs", "20");
  }

  private void writeUntilKilled(int round, int millis) throws Exception {
    try (LaunchedServer server = start()) {
      CountDownLatch done = new CountDownLatch(CLIENTS);
      for (int client = 0; client < CLIENTS; client++) {
        String prefix = "r%d-c%d-".formatted(round, client);
        Thread.startVirtualThread(() -> {
          try {
            writes.write(prefix, () -> false, server.channel());
          } finally {
            done.countDown();
          }
        });
      }
      writes.submit("r%d-submitted".formatted(round), server.channel());
      var _ = done.await(millis, TimeUnit.MILLISECONDS);
      server.kill();
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
