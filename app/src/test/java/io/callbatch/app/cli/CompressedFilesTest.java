package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import io.callbatch.app.compression.CompressedOutput;
import io.callbatch.app.compression.Compression;
import io.callbatch.app.compression.Inflated;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command reads and writes compressed files. */
class CompressedFilesTest {

  private static final String LINE =
      "{\"status\":\"COMPLETE\",\"results\":[{\"id\":\"1\",\"properties\":{\"hs_timestamp\":\"1773309600000\"},\"createdAt\":\"2026-03-12T10:00:00Z\",\"updatedAt\":\"2026-03-12T10:00:00Z\",\"archived\":false}],\"startedAt\":\"2026-03-12T10:00:00Z\",\"completedAt\":\"2026-03-12T10:00:00Z\"}\n";
  private static final String CALL =
      "{\"properties\":{\"hs_timestamp\":\"1773309600000\",\"hs_call_title\":\"%s\"}}";

  @TempDir private Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static byte[] compressed(String name, String text) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (CompressedOutput output = new CompressedOutput(Compression.ofName(name), target, false)) {
      output.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return target.toByteArray();
  }

  private String write(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), compressed(name, text)).toString();
  }

  private String read(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    assertThat(bytes).startsWith(Arrays.copyOf(compressed(name, ""), 3));
    return new String(
        Inflated.of(new ByteArrayInputStream(bytes), name).readAllBytes(), StandardCharsets.UTF_8);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void convertReadsAndWritesThem() throws IOException {
    String in = write("in.ndjson.gz", LINE.repeat(3_000));

    assertThat(CommandLineRun.of("convert", in, file("out.delimited.zst")).status()).isZero();
    assertThat(
            CommandLineRun.of("convert", file("out.delimited.zst"), file("back.ndjson.gz"))
                .status())
        .isZero();

    assertThat(read("back.ndjson.gz")).isEqualTo(LINE.repeat(3_000));
    assertThat(files()).containsExactly("back.ndjson.gz", "in.ndjson.gz", "out.delimited.zst");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json.gz", "a.json.zst"})
  void standardInputIsRecognised(String name) throws IOException {
    byte[] source = compressed(name, LINE);

    assertThat(CommandLineRun.reading(source, "convert", "--to", "json", "-").text())
        .isEqualTo(LINE);
    assertThat(CommandLineRun.reading(source, "validate", "-").text())
        .isEqualTo("1 valid, 0 invalid\n");
  }

  @Test
  void aNameDoesNotMakeAFileCompressed() throws IOException {
    Files.writeString(folder.resolve("plain.json.gz"), LINE);

    assertThat(CommandLineRun.of("convert", "--to", "json", file("plain.json.gz")).text())
        .isEqualTo(LINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"in.ndjson.gz", "in.ndjson.zst"})
  void aFileThatIsCutOffOrDamagedLeavesNothing(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Path.of(write(name, LINE.repeat(2_000))));
    byte[] damaged = whole.clone();
    damaged[whole.length - 1] ^= 0x55; // of the checksum or size
    Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length - 3));

    CommandLineRun cut = CommandLineRun.of("convert", file(name), file("out.delimited"));
    Files.write(folder.resolve(name), damaged);
    CommandLineRun bad = CommandLineRun.of("convert", file(name), file("out.delimited.gz"));
    CommandLineRun validated = CommandLineRun.of("validate", file(name));

    assertThat(List.of(cut.status(), bad.status(), validated.status())).containsOnly(2);
    assertThat(cut.errors())
        .startsWith("callbatch convert: " + file(name) + ": expected more ")
        .contains("it is cut off");
    assertThat(bad.errors()).contains(file(name) + ": expected ").contains("damaged");
    assertThat(validated.errors()).contains("callbatch validate: " + file(name) + ": expected ");
    assertThat(files()).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {".gz", ".zst"})
  void importAndExportReadAndWriteThem(String suffix) throws IOException {
    String in =
        write(
            "in.ndjson" + suffix,
            CALL.formatted("a") + "\n{\"properties\":{}}\n" + CALL.formatted("b") + "\n");
    String store = "sqlite:" + file("a.db");
    String rejected = "bad.ndjson" + suffix;

    CommandLineRun imported =
        CommandLineRun.of("import", "--store", store, "--rejected", file(rejected), in);
    CommandLineRun exported =
        CommandLineRun.of("export", "--store", store, file("out.ndjson" + suffix));

    assertThat(imported.errors()).endsWith(in + ": 2 created, 0 already there, 1 rejected\n");
    assertThat(read(rejected)).isEqualTo("{\"properties\":{}}\n");
    assertThat(exported.status()).isZero();
    assertThat(read("out.ndjson" + suffix).lines()).hasSize(2);
  }

  @Test
  void nothingRejectedIsACompressedNothing() throws IOException {
    String in = write("in.ndjson.gz", CALL.formatted("a") + "\n");

    CommandLineRun run =
        CommandLineRun.of(
            "import",
            "--store",
            "sqlite:" + file("a.db"),
            "--rejected",
            file("bad.ndjson.zst"),
            in);

    assertThat(run.status()).isZero();
    assertThat(read("bad.ndjson.zst")).isEmpty();
  }

  @Test
  void exportsRefuseNamesOfOtherFormats() {
    for (String name : List.of("x.csv", "x.parquet.gz", "x.pb", "x.json")) {
      CommandLineRun run =
          CommandLineRun.of("export", "--store", "sqlite:" + file("a.db"), file(name));

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.errors())
          .contains("export can't write .")
          .contains("possible are .jsonl, .ndjson, each also with .gz or .zst");
    }
  }

  @Test
  void batchesAreSubmittedFromThem() throws IOException {
    String in = write("in.json.zst", "{\"operation\":\"create\",\"inputs\":[" + CALL + "]}");
    try (TestServer server = TestServer.start()) {
      String address = "127.0.0.1:" + server.server().grpcPort();

      assertThat(CommandLineRun.of("batch", "submit", "--server", address, in).status()).isZero();
      assertThat(CommandLineRun.of("batch", "list", "--server", address).text())
          .contains("\"operation\":\"create\"");
      CommandLineRun none =
          CommandLineRun.of("batch", "list", "--server", address, "--status", "canceled");
      assertThat(none.output()).isEmpty();
      assertThat(none.errors()).isEqualTo("callbatch batch list: there are no such batches\n");
    }
  }
}
