package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.testing.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {
  @TempDir private Path folder;
  private String good;
  private String odd;

  @BeforeEach
  void writeDocuments() throws IOException {
    good = folder.resolve("good.json").toString();
    odd = folder.resolve("odd.json").toString();
    Files.write(Path.of(good), Fixture.BATCH_READ_200.bytes());
    Files.write(Path.of(odd), Fixture.SEED_EXAMPLE.bytes());
  }

  @Test
  void goodDocumentsAreCounted() {
    CommandLineRun run = CommandLineRun.of("validate", good, good);

    assertThat(run.status()).isZero();
    assertThat(run.text()).isEqualTo("2 valid, 0 invalid\n");
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void violationsGoToStandardErrorAndWarningsToStandardOutput() {
    CommandLineRun strict = CommandLineRun.of("validate", "--strict", good, odd);

    assertThat(strict.status()).isEqualTo(1);
    assertThat(strict.errors().lines()).hasSize(3).allMatch(line -> line.startsWith(odd + ":"));
    assertThat(strict.text()).endsWith("1 valid, 1 invalid\n");

    CommandLineRun lenient = CommandLineRun.of("validate", odd);

    assertThat(lenient.status()).isZero();
    assertThat(lenient.errors()).isEmpty();
    assertThat(lenient.text().lines())
        .hasSize(6)
        .contains(
            odd
                + ":36:9: warning: /errors/0/errors/0/message: expected a string, found no message"
                + " [required]");
  }

  @Test
  void reportsAsJsonAreOneObjectForEachFile() {
    CommandLineRun run = CommandLineRun.of("validate", "--strict", "--report", "json", good, odd);

    List<JsonNode> reports =
        run.text().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    assertThat(run.status()).isEqualTo(1);
    assertThat(reports).hasSize(2);
    assertThat(reports.get(0).get("valid").asBoolean()).isTrue();
    assertThat(reports.get(1).get("file").asString()).isEqualTo(odd);
    assertThat(reports.get(1).get("violations").size()).isEqualTo(3);
  }

  @Test
  void violationsBeyondTheBoundAreCounted() {
    CommandLineRun run = CommandLineRun.of("validate", "--strict", "--max-violations", "1", odd);

    assertThat(run.errors().lines()).hasSize(2).last().isEqualTo(odd + ": 2 more violations");
  }

  @Test
  void everyLineOfAStreamIsValidated() throws IOException {
    Path lines = folder.resolve("batches.ndjson");
    Files.writeString(lines, "{}\n\n[]\n");

    CommandLineRun run = CommandLineRun.of("validate", lines.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors())
        .contains(lines + ":1:1: /status: expected one of PENDING")
        .contains(lines + ":3:1: : expected a BatchCallsResponse object, found an array [type]");
    assertThat(run.text()).endsWith("0 valid, 2 invalid\n");
  }

  @Test
  void standardInputIsJsonUnlessNamed() {
    assertThat(CommandLineRun.reading(Fixture.BATCH_READ_200.bytes(), "validate", "-").status())
        .isZero();
    assertThat(
            CommandLineRun.reading(
                    "{}".getBytes(StandardCharsets.UTF_8), "validate", "--from", "ndjson", "-")
                .status())
        .isEqualTo(1);
  }

  @Test
  void filesThatCannotBeReadDoNotKeepOthersFromBeingRead() {
    CommandLineRun run = CommandLineRun.of("validate", folder.resolve("no.json").toString(), good);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains("there is no such file or folder");
    assertThat(run.text()).isEqualTo("1 valid, 0 invalid\n");
  }

  @Test
  void limitsCanBeSet() {
    CommandLineRun run = CommandLineRun.of("validate", "--max-body-bytes", "100", good);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors()).contains("more than 100 bytes").endsWith("[too-large]\n");
  }

  @Test
  void violationsAreSummedUpByRule() throws IOException {
    Path lines = folder.resolve("batches.ndjson");
    Files.writeString(lines, "{\n[]\n{\n{\n");

    assertThat(CommandLineRun.of("validate", lines.toString()).text())
        .isEqualTo("3 syntax, 1 type\n0 valid, 4 invalid\n");
    assertThat(CommandLineRun.of("validate", "--quiet", lines.toString()).text()).isEmpty();
  }

  @Test
  void reportsAsNdjsonAreOneObjectForEachFinding() throws IOException {
    Path lines = folder.resolve("batches.ndjson");
    Files.writeString(lines, "{\n[]\n");

    CommandLineRun run = CommandLineRun.of("validate", "--report", "ndjson", lines.toString(), odd);

    List<JsonNode> findings =
        run.text().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    assertThat(run.status()).isEqualTo(1);
    assertThat(findings.get(0).propertyNames())
        .containsExactly("file", "kind", "pointer", "line", "column", "rule", "message");
    assertThat(findings)
        .extracting(finding -> finding.get("kind").asString())
        .startsWith("violation", "violation", "warning");
    assertThat(findings.get(1).get("line").asInt()).isEqualTo(2);
    assertThat(run.errors()).isEqualTo("1 syntax, 1 type\n1 valid, 2 invalid\n");
  }
}
