package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.BadRequest;
import io.callbatch.adapter.json.testing.Fault;
import io.callbatch.adapter.json.testing.PlantedFaults;
import io.callbatch.app.cli.CommandLineApp;
import io.callbatch.app.cli.Terminal;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.port.in.ReadBatchUseCase.ReadBatchCommand;
import io.callbatch.domain.testing.Draw;
import io.callbatch.domain.testing.Samples;
import io.callbatch.v1.ConversionServiceGrpc;
import io.callbatch.v1.ConversionServiceGrpc.ConversionServiceBlockingStub;
import io.callbatch.v1.ParseBatchRequest;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same document has the same violations on the command line, over HTTP, gRPC and in Java. */
class FourSurfacesTest {
  private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);
  private static TestServer server;

  private final Conversions conversions = new Conversions();

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void findTheSame() {
    Samples.check(
        "four surfaces find the same",
        200,
        random -> {
          byte[] json = PlantedFaults.plant(random, random.nextInt(20), ALL).bytes();
          ReadMode mode = new Draw(random).oneOf(ReadMode.values());

          Reading reading =
              conversions
                  .readBatch()
                  .read(
                      new ReadBatchCommand(
                          DocumentFormat.JSON, json, ReadOptions.DEFAULT.withMode(mode)));
          List<String> violations =
              reading instanceof Reading.Refused refused
                  ? lines(refused.violations().listed())
                  : List.of();

          assertThat(overHttp(json, mode)).isEqualTo(violations);
          assertThat(onTheCommandLine(json, mode))
              .isEqualTo(violations.stream().map(FourSurfacesTest::printable).toList());
          assertThat(problemOverHttp(json, mode)).isEqualTo(violations);
          assertThat(overGrpc(json, mode))
              .isSubsetOf(fields(reading))
              .size()
              .satisfies(size -> assertThat(size > 0).isEqualTo(!violations.isEmpty()));
          assertThat(overGrpcStream(json, mode)).isEqualTo(violations);
        });
  }

  private static List<String> lines(List<Violation> violations) {
    return violations.stream()
        .map(one -> line(one.line(), one.column(), one.pointer(), one.message(), one.rule().id()))
        .toList();
  }

  private static String line(int line, int column, String pointer, String message, String rule) {
    return "%d:%d: %s: %s [%s]".formatted(line, column, pointer, message, rule);
  }

  private static List<String> fields(Reading reading) {
    return reading instanceof Reading.Refused refused
        ? refused.violations().listed().stream()
            .map(one -> one.pointer() + ": " + one.message())
            .toList()
        : List.of();
  }

  private static List<String> overHttp(byte[] json, ReadMode mode) throws Exception {
    HttpResponse<byte[]> response =
        server.post("/v1/validate?mode=" + label(mode), json, "Content-Type", "application/json");
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode report = TestServer.json(response);
    List<String> violations = lines(report.get("violations"));
    assertThat(report.get("valid").asBoolean()).isEqualTo(violations.isEmpty());
    return violations;
  }

  private static List<String> problemOverHttp(byte[] json, ReadMode mode) throws Exception {
    HttpResponse<byte[]> response =
        server.post("/v1/convert?mode=" + label(mode), json, "Content-Type", "application/json");
    return response.statusCode() == 200
        ? List.of()
        : lines(TestServer.json(response).get("violations"));
  }

  private static List<String> lines(JsonNode violations) {
    List<String> lines = new ArrayList<>();
    for (JsonNode one : violations) {
      lines.add(
          line(
              one.get("line").asInt(),
              one.get("column").asInt(),
              one.get("pointer").asString(),
              one.get("message").asString(),
              one.get("rule").asString()));
    }
    return lines;
  }

  private static List<String> onTheCommandLine(byte[] json, ReadMode mode) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(json),
            new ByteArrayOutputStream(),
            Terminal.lines(errors),
            false,
            false);
    List<String> arguments = new ArrayList<>(List.of("validate", "-"));
    if (mode == ReadMode.STRICT) {
      arguments.add("--strict");
    }

    int status = new CommandLineApp(terminal, Map.of()).run(arguments.toArray(String[]::new));

    List<String> lines =
        errors
            .toString(StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.replaceFirst("^-:", ""))
            .toList();
    assertThat(status).isEqualTo(lines.isEmpty() ? 0 : 1);
    return lines;
  }

  private static List<String> overGrpc(byte[] json, ReadMode mode) throws Exception {
    ConversionServiceBlockingStub stub = ConversionServiceGrpc.newBlockingStub(server.channel());
    try {
      stub.parseBatch(
          ParseBatchRequest.newBuilder()
              .setJson(ByteString.copyFrom(json))
              .setMode(io.callbatch.v1.ReadMode.valueOf("READ_MODE_" + mode.name()))
              .build());
      return List.of();
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.INVALID_ARGUMENT);
      for (Any detail : StatusProto.fromThrowable(e).getDetailsList()) {
        if (detail.is(BadRequest.class)) {
          return detail.unpack(BadRequest.class).getFieldViolationsList().stream()
              .map(one -> one.getField() + ": " + one.getDescription())
              .toList();
        }
      }
      throw new AssertionError("no BadRequest among the details", e);
    }
  }

  private static List<String> overGrpcStream(byte[] json, ReadMode mode) throws Exception {
    return GrpcStreams.convert(server.channel(), json, mode)
        .getViolations()
        .getViolationsList()
        .stream()
        .map(one ->
            line(one.getLine(), one.getColumn(), one.getPointer(), one.getMessage(), one.getRule()))
        .toList();
  }

  /** As the command line shows names that hold line breaks and the like. */
  private static String printable(String line) {
    StringBuilder printable = new StringBuilder();
    line.chars()
        .forEach(c -> {
          boolean plain = !Character.isISOControl(c) && c != 0x2028 && c != 0x2029;
          printable.append(plain ? Character.toString(c) : "\\u%04x".formatted(c));
        });
    return printable.toString();
  }

  private static String label(ReadMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  @Test
  void reportsAsJsonAreTheSameOnTheCommandLineAndOverHttp() throws Exception {
    byte[] json = "{\"status\":\"DONE\",\"results\":{},\"é\":1}".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(json),
            output,
            Terminal.lines(new ByteArrayOutputStream()),
            false,
            false);

    new CommandLineApp(terminal, Map.of()).run("validate", "--report", "json", "-");

    JsonNode onTheCommandLine = JsonMapper.shared().readTree(output.toByteArray());
    JsonNode overHttp =
        TestServer.json(server.post("/v1/validate", json, "Content-Type", "application/json"));
    assertThat(onTheCommandLine.get("violations")).isEqualTo(overHttp.get("violations"));
    assertThat(onTheCommandLine.get("warnings")).isEqualTo(overHttp.get("warnings"));
  }
}
