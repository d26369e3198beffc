package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code callbatch serve}, started by the launcher as a process of its own on free ports. */
final class LaunchedServer implements AutoCloseable {
  static final Path LAUNCHER = Path.of("..", "callbatch").toAbsolutePath().normalize();

  private static final Pattern LISTENING =
      Pattern.compile(
          "listening: http 127\\.0\\.0\\.1:(\\d+), grpc 127\\.0\\.0\\.1:(\\d+), store .+, upstream"
              + " none");

  private final Process process;
  private final int httpPort;
  private final int grpcPort;
  private final ManagedChannel channel;

  private LaunchedServer(Process process, int httpPort, int grpcPort) {
    this.process = process;
    this.httpPort = httpPort;
    this.grpcPort = grpcPort;
    this.channel = NettyChannelBuilder.forAddress("127.0.0.1", grpcPort).usePlaintext().build();
  }

  static LaunchedServer start(Path folder, String... options) throws IOException {
    return start(folder, List.of(), options);
  }

  /** The same, where it may have no more than so many files open at the same time. */
  static LaunchedServer withFiles(int openFiles, Path folder, String... options)
      throws IOException {
    return start(
        folder,
        List.of("bash", "-c", "ulimit -n \"$0\"; exec \"$@\"", Integer.toString(openFiles)),
        options);
  }

  private static LaunchedServer start(Path folder, List<String> within, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(within);
    command.addAll(List.of(LAUNCHER.toString(), "serve", "--port", "0", "--grpc-port", "0"));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("log.txt").toFile()));
    builder.environment().put("CALLBATCH_BUILD", "never");
    Process process = builder.start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    Matcher listening = LISTENING.matcher(String.valueOf(output.readLine()));
    assertThat(listening.matches()).as("the server listens; see log.txt").isTrue();
    return new LaunchedServer(
        process, Integer.parseInt(listening.group(1)), Integer.parseInt(listening.group(2)));
  }

  ManagedChannel channel() {
    return channel;
  }

  int httpPort() {
    return httpPort;
  }

  long pid() {
    return process.pid();
  }

  int grpcPort() {
    return grpcPort;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL: nothing is flushed, nobody is told. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    channel.shutdownNow();
  }

  /** SIGSTOP: it stands still, and its connections stay. */
  void pause() throws IOException, InterruptedException {
    Processes.signal(process.pid(), "STOP");
  }

  /** SIGCONT: it goes on, as if nothing had been. */
  void resume() throws IOException, InterruptedException {
    Processes.signal(process.pid(), "CONT");
  }

  @Override
  public void close() throws InterruptedException {
    channel.shutdownNow();
    process.toHandle().destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
