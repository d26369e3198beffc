package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.testing.Fixture;
import io.callbatch.v1.BatchCallsResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertCommandTest {
  private static final String LINE =
      "{\"status\":\"COMPLETE\",\"results\":[],\"startedAt\":\"2024-01-15T10:30:00Z\","
          + "\"completedAt\":\"2024-01-15T10:30:01Z\"}";

  @TempDir private Path folder;
  private String json;

  @BeforeEach
  void writeDocument() throws IOException {
    json = file("batch.json");
    Files.write(Path.of(json), Fixture.BATCH_READ_200.bytes());
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @Nested
  class Formats {
    @ParameterizedTest
    @CsvSource({"pb", "binpb", "txtpb"})
    void areGuessedFromFileNames(String extension) throws Exception {
      String other = file("batch." + extension);
      String back = file("back.json");

      assertThat(CommandLineRun.of("convert", json, other).status()).isZero();
      assertThat(CommandLineRun.of("convert", other, back).status()).isZero();

      String first = CommandLineRun.of("convert", "--to", "json", json).text();
      assertThat(Files.readString(Path.of(back))).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"ndjson, delimited", "jsonl, delimited"})
    void ofStreamsAreGuessedToo(String lines, String messages) throws Exception {
      String source = file("batches." + lines);
      Files.writeString(Path.of(source), LINE + "\n" + LINE + "\n");

      assertThat(CommandLineRun.of("convert", source, file("batches." + messages)).status())
          .isZero();
      assertThat(
              CommandLineRun.of("convert", file("batches." + messages), file("back." + lines))
                  .status())
          .isZero();

      assertThat(Files.readString(Path.of(file("back." + lines))))
          .isEqualTo(LINE + "\n" + LINE + "\n");
    }

    @Test
    void canBeNamed() throws Exception {
      byte[] protobuf =
          CommandLineRun.reading(Fixture.BATCH_READ_200.bytes(), "convert", "--to", "protobuf", "-")
              .output();

      assertThat(BatchCallsResponse.parseFrom(protobuf).getResultsCount()).isPositive();
      assertThat(
              CommandLineRun.reading(protobuf, "convert", "--from", "protobuf", "--to", "JSON")
                  .text())
          .startsWith("{\"status\":\"COMPLETE\"")
          .endsWith("}\n");
    }

    @Test
    void thatNothingTellsAreAskedFor() {
      assertThat(CommandLineRun.of("convert", file("batch")).errors())
          .contains("the name doesn't tell the format; name it with --from");
      assertThat(CommandLineRun.of("convert", json, file("batch.x")).errors())
          .contains(
              "the name doesn't tell a format that convert can write; name it with --to",
              ".delimited, .json, .jsonl, .ndjson, .pb, .txtpb, each also with .gz or .zst");
      assertThat(CommandLineRun.of("convert", "--to", "xml", json))
          .satisfies(run -> assertThat(run.status()).isEqualTo(2))
          .satisfies(run ->
              assertThat(run.errors())
                  .contains(
                      "expected one of json, ndjson, protobuf, delimited, text, calls, found xml"));
    }

    @Test
    void ofManyDocumentsDoNotFitIntoOne() {
      CommandLineRun run =
          CommandLineRun.reading(
              LINE.getBytes(StandardCharsets.UTF_8), "convert", "--from", "ndjson", "--to", "json");

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.errors())
          .isEqualTo(
              "callbatch convert: ndjson can hold many documents and json holds one; use --to"
                  + " ndjson, --to delimited or --to calls\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.parquet", "out.csv.gz", "OUT.XLSX"})
    void thatNothingWritesAreRefused(String out) {
      CommandLineRun run = CommandLineRun.of("convert", "--to", "json", json, file(out));

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.errors()).contains("convert can't write .", "possible are .binpb, .delimited");
      assertThat(folder.resolve(out)).doesNotExist();
    }
  }

  @Nested
  class BadDocuments {
    @Test
    void areListedLineByLine() {
      CommandLineRun run =
          CommandLineRun.reading(Fixture.SEED_EXAMPLE.bytes(), "convert", "--strict", "-");

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.output()).isEmpty();
      assertThat(run.errors().lines())
          .containsExactly(
              "-:16:16: /results/0/propertiesWithHistory/key: expected an array of PropertyHistory"
                  + " objects, found the string \"value\" [type]",
              "-:33:16: /errors/0/context/key: expected an array of strings, found the string"
                  + " \"value\" [type]",
              "-:36:9: /errors/0/errors/0/message: expected a string, found no message [required]");
    }

    @Test
    void endAStream() throws Exception {
      String source = file("batches.ndjson");
      Files.writeString(Path.of(source), LINE + "\n{}\n" + LINE + "\n");

      CommandLineRun run = CommandLineRun.of("convert", "--to", "ndjson", source);

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.text()).isEqualTo(LINE + "\n");
      assertThat(run.errors()).contains(source + ":2:1: /status: ");
    }

    @Test
    void areLeftOutOnDemand() throws Exception {
      String source = file("batches.ndjson");
      Files.writeString(Path.of(source), LINE + "\n{}\n" + LINE + "\n");
      String target = file("good.ndjson");

      CommandLineRun run = CommandLineRun.of("convert", "--skip-invalid", source, target);

      assertThat(run.status()).isEqualTo(1);
      assertThat(Files.readString(Path.of(target))).isEqualTo(LINE + "\n" + LINE + "\n");
    }

    @Test
    void areKeptByteForByteAndCounted() throws Exception {
      String source = file("batches.ndjson");
      String bad = "{ \"status\" : \"\u00E9\" }\r";
      Files.writeString(Path.of(source), LINE + "\n" + bad + "\n\n{}\n" + LINE + "\n");
      String target = file("good.ndjson");

      CommandLineRun run =
          CommandLineRun.of(
              "convert", "--skip-invalid", "--rejected", file("bad.ndjson"), source, target);

      assertThat(run.status()).isEqualTo(1);
      assertThat(Files.readString(Path.of(file("bad.ndjson")))).isEqualTo(bad + "\n{}\n");
      assertThat(run.errors()).endsWith(source + ": 2 documents converted, 2 skipped\n");
      assertThat(CommandLineRun.of("convert", "-q", "--skip-invalid", source, target).errors())
          .doesNotContain("converted");
    }

    @Test
    void ofDelimitedMessagesAreKeptAsMessages() throws Exception {
      String source = file("batches.delimited");
      byte[] noBatch = {3, 0x12, 0x01, 0x41}; // results holds what is no message
      Files.write(Path.of(source), noBatch);

      CommandLineRun run =
          CommandLineRun.of(
              "convert",
              "--skip-invalid",
              "--rejected",
              file("bad.delimited"),
              source,
              file("good.ndjson"));

      assertThat(run.status()).isEqualTo(1);
      assertThat(Files.readAllBytes(Path.of(file("bad.delimited")))).isEqualTo(noBatch);
    }

    @Test
    void areOnlyKeptWhereTheOthersGoOn() {
      assertThat(CommandLineRun.of("convert", "--rejected", file("bad.json"), json).errors())
          .contains("--rejected needs --skip-invalid");
    }

    @Test
    void leaveNoFileBehind() throws Exception {
      assertThat(CommandLineRun.reading(new byte[] {'{'}, "convert", "-", file("out.pb")).status())
          .isEqualTo(1);

      assertThat(files()).containsExactly("batch.json");
    }

    @Test
    void leftOutOnDemandLeaveTheOldFileWhereNothingElseIsThere() throws Exception {
      Files.writeString(Path.of(file("out.pb")), "old");

      CommandLineRun.reading(new byte[] {'{'}, "convert", "--skip-invalid", "-", file("out.pb"));

      assertThat(Files.readString(Path.of(file("out.pb")))).isEqualTo("old");
    }

    @Test
    void leaveTheOldFileAsItWas() throws Exception {
      Files.writeString(Path.of(file("out.json")), "old");

      CommandLineRun.reading(new byte[] {'{'}, "convert", "--from", "json", "-", file("out.json"));

      assertThat(Files.readString(Path.of(file("out.json")))).isEqualTo("old");
      assertThat(files()).containsExactly("batch.json", "out.json");
    }
  }

  @Nested
  class FilesOnDisk {
    @Test
    void mayBeConvertedInPlace() throws Exception {
      assertThat(CommandLineRun.of("convert", "--to", "text", json, json).status()).isZero();

      assertThat(Files.readString(Path.of(json))).startsWith("status: BATCH_STATUS_COMPLETE");
    }

    @Test
    void keepTheirPermissions() throws Exception {
      Path out = Path.of(file("out.pb"));
      Files.writeString(out, "old");
      Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rw-------"));

      assertThat(CommandLineRun.of("convert", json, out.toString()).status()).isZero();

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
          .isEqualTo("rw-------");
    }

    @Test
    void thatAreNotThereAreNamed() {
      CommandLineRun run = CommandLineRun.of("convert", file("nothing.json"));

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.errors())
          .isEqualTo(
              "callbatch convert: %s: there is no such file or folder\n"
                  .formatted(file("nothing.json")));
    }

    @Test
    void thatAreFoldersAreRefused() {
      assertThat(CommandLineRun.of("convert", "--from", "json", folder.toString()).errors())
          .contains("is a folder, not a file");
      assertThat(CommandLineRun.of("convert", json, "--to", "json", folder.toString()).errors())
          .contains("is a folder, not a file");
    }

    @Test
    void inAFolderThatIsNotThereCannotBeWritten() {
      CommandLineRun run = CommandLineRun.of("convert", json, file("nowhere/out.pb"));

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.errors())
          .isEqualTo(
              "callbatch convert: %s: there is no such file or folder\n"
                  .formatted(file("nowhere")));
      assertThat(run.errors()).contains("nowhere").doesNotContain("Exception");
    }
  }

  @Test
  void binaryIsNotPutOnATerminal() {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(Fixture.BATCH_READ_200.bytes()),
            new ByteArrayOutputStream(),
            Terminal.lines(errors),
            true,
            true);

    assertThat(new CommandLineApp(terminal, Map.of()).run("convert")).isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .contains("binary protobuf is nothing for a terminal");
  }

  @Test
  void callsOfDocumentsAreWrittenOneOnALine() throws Exception {
    String source = file("batches.ndjson");
    String document = CommandLineRun.of("convert", "--to", "json", json).text();
    Files.writeString(Path.of(source), document + "{}\n" + document);

    CommandLineRun run =
        CommandLineRun.of(
            "convert", "--to", "calls", "--skip-invalid", source, file("calls.ndjson"));
    CommandLineRun one = CommandLineRun.of("convert", "--to", "calls", json);
    CommandLineRun stopped =
        CommandLineRun.of("convert", "--to", "calls", source, file("no.ndjson"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors()).contains("2 documents converted, 1 skipped, ");
    assertThat(Files.readAllLines(Path.of(file("calls.ndjson"))))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("{\"id\":\""));
    assertThat(one.status()).isZero();
    assertThat(one.text().lines()).isNotEmpty().allMatch(line -> line.contains("\"properties\":{"));
    assertThat(stopped.status()).isEqualTo(1);
    assertThat(folder.resolve("no.ndjson")).doesNotExist();
  }

  @Test
  void detailsAreAddedOnDemand() {
    assertThat(CommandLineRun.of("convert", "--to", "text", "--details", json).text())
        .contains("details {");
    assertThat(CommandLineRun.of("convert", "--to", "text", json).text())
        .doesNotContain("details {");
  }

  private Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }
}
