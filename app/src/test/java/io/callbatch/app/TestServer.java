package io.callbatch.app;

import io.callbatch.adapter.json.http.HttpFront;
import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.connection.ConnectionSettings;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both servers on free ports of this machine, with real clients for them. */
public final class TestServer implements AutoCloseable {
  public static final ServerSettings SETTINGS =
      new ServerSettings(
          "127.0.0.1",
          0,
          0,
          ReadLimits.DEFAULT,
          ReadOptions.DEFAULT,
          64,
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          StoreSettings.IN_MEMORY,
          AccessSettings.OPEN,
          ConnectionSettings.DEFAULT);

  private final CallbatchServer server;
  private final int httpPort;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ManagedChannel channel;

  public TestServer(ServerSettings settings) throws IOException {
    server = new CallbatchServer(settings);
    server.start();
    httpPort = server.httpPort();
    channel = NettyChannelBuilder.forAddress("127.0.0.1", server.grpcPort()).usePlaintext().build();
  }

  public static TestServer start() throws IOException {
    return new TestServer(SETTINGS);
  }

  /** Settings with other limits. */
  public static ServerSettings within(ReadLimits limits, int maxConcurrentConversions) {
    return new ServerSettings(
        SETTINGS.host(),
        0,
        0,
        limits,
        SETTINGS.readOptions(),
        maxConcurrentConversions,
        SETTINGS.idleTimeout(),
        SETTINGS.grpcIdleTimeout(),
        SETTINGS.shutdownTimeout(),
        SETTINGS.store(),
        SETTINGS.access(),
        SETTINGS.connections());
  }

  /** Settings that give clients no more time than that to send what they have begun. */
  public static ServerSettings hasty(Duration idleTimeout) {
    return new ServerSettings(
        SETTINGS.host(),
        0,
        0,
        SETTINGS.limits(),
        SETTINGS.readOptions(),
        SETTINGS.maxConcurrentConversions(),
        idleTimeout,
        SETTINGS.grpcIdleTimeout(),
        SETTINGS.shutdownTimeout(),
        SETTINGS.store(),
        SETTINGS.access(),
        SETTINGS.connections());
  }

  /** Settings with tokens or TLS. */
  public static ServerSettings guarded(AccessSettings access) {
    return storing(SETTINGS.store(), access);
  }

  /** Settings with another front. */
  public static ServerSettings fronted(HttpFront front) {
    return new ServerSettings(
        SETTINGS.host(),
        0,
        0,
        SETTINGS.limits(),
        SETTINGS.readOptions(),
        SETTINGS.maxConcurrentConversions(),
        SETTINGS.idleTimeout(),
        SETTINGS.grpcIdleTimeout(),
        SETTINGS.shutdownTimeout(),
        SETTINGS.store(),
        SETTINGS.access(),
        SETTINGS.connections(),
        front);
  }

  /** Settings with a store that lasts. */
  public static ServerSettings storing(StoreSettings store) {
    return storing(store, SETTINGS.access());
  }

  /** The same settings with another time for what runs when the server stops. */
  public static ServerSettings stopping(ServerSettings settings, Duration shutdownTimeout) {
    return new ServerSettings(
        settings.host(),
        settings.httpPort(),
        settings.grpcPort(),
        settings.limits(),
        settings.readOptions(),
        settings.maxConcurrentConversions(),
        settings.idleTimeout(),
        settings.grpcIdleTimeout(),
        shutdownTimeout,
        settings.store(),
        settings.access(),
        settings.connections());
  }

  /** Settings with a store and tokens. */
  public static ServerSettings storing(StoreSettings store, AccessSettings access) {
    return new ServerSettings(
        SETTINGS.host(),
        0,
        0,
        SETTINGS.limits(),
        SETTINGS.readOptions(),
        SETTINGS.maxConcurrentConversions(),
        SETTINGS.idleTimeout(),
        SETTINGS.grpcIdleTimeout(),
        SETTINGS.shutdownTimeout(),
        store,
        access,
        SETTINGS.connections());
  }

  public CallbatchServer server() {
    return server;
  }

  public HttpClient http() {
    return http;
  }

  public ManagedChannel channel() {
    return channel;
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + httpPort + path);
  }

  /** A request with headers given as name, value, name, value. */
  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  public HttpResponse<byte[]> post(String path, byte[] body, String... headers) throws Exception {
    return http.send(
        request(path, headers).POST(BodyPublishers.ofByteArray(body)).build(),
        BodyHandlers.ofByteArray());
  }

  public HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  public static JsonNode json(HttpResponse<byte[]> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  @Override
  public void close() {
    channel.shutdownNow();
    http.close();
    server.stop();
  }
}
