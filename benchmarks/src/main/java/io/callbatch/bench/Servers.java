package io.callbatch.bench;

import io.callbatch.app.CallbatchServer;
import io.callbatch.app.ServerSettings;
import io.callbatch.app.StoreSettings;
import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.connection.ConnectionSettings;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.run.BatchLimits;
import java.io.IOException;
import java.time.Duration;

/** Starts servers as {@code callbatch serve} does, on free ports of this machine. */
public final class Servers {

  /** Where all of them listen. */
  public static final String HOST = "127.0.0.1";

  private Servers() {}

  /**
   * A server that runs; the caller stops it.
   *
   * @param storeUrl where its calls are kept
   * @throws IOException if it can't listen
   */
  public static CallbatchServer start(String storeUrl) throws IOException {
    CallbatchServer server =
        new CallbatchServer(
            new ServerSettings(
                HOST,
                0,
                0,
                ReadLimits.DEFAULT,
                ReadOptions.DEFAULT,
                64,
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                new StoreSettings(
                    storeUrl, BatchLimits.DEFAULT, 2, Duration.ofSeconds(30), Duration.ofHours(48)),
                AccessSettings.OPEN,
                ConnectionSettings.DEFAULT));
    server.start();
    return server;
  }
}
