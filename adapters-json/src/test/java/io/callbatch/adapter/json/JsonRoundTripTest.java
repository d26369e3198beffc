package io.callbatch.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.testing.DocumentTrees;
import io.callbatch.adapter.json.testing.PrintedJson;
import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.AssociationList;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.CallWarning;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.BatchWriter;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import io.callbatch.domain.port.out.UnknownMemberRules;
import io.callbatch.domain.testing.BatchGenerator;
import io.callbatch.domain.testing.Draw;
import io.callbatch.domain.testing.FullDocument;
import io.callbatch.domain.testing.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing is lost between a document and its JSON, in either direction. */
class JsonRoundTripTest {
  private final JsonFormats formats = new JsonFormats(ReadLimits.DEFAULT);

  @Test
  void aDocumentIsReadHoweverItIsWritten() {
    Samples.check(
        "JSON in any writing is read",
        3_000,
        random -> {
          BatchCallsResponse batch = BatchGenerator.legal(random).next();
          Draw draw = new Draw(random);
          PrintedJson json = PrintedJson.of(new DocumentTrees(draw).tree(batch), draw);

          assertThat(read(DocumentFormat.JSON, json.bytes())).as(json.text()).isEqualTo(batch);
        });
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Samples.check(
        "JSON round trip",
        3_000,
        random -> {
          BatchCallsResponse batch = BatchGenerator.legal(random).next();

          assertThat(read(DocumentFormat.JSON, write(DocumentFormat.JSON, List.of(batch))))
              .isEqualTo(batch);
        });
  }

  @Test
  void whatIsWrittenOnceIsWrittenTheSameAgain() {
    Samples.check(
        "JSON is written in one way only",
        1_000,
        random -> {
          byte[] json = write(DocumentFormat.JSON, List.of(BatchGenerator.legal(random).next()));

          assertThat(write(DocumentFormat.JSON, List.of(read(DocumentFormat.JSON, json))))
              .asString(StandardCharsets.UTF_8)
              .isEqualTo(new String(json, StandardCharsets.UTF_8));
        });
  }

  @Test
  void manyDocumentsAreReadBackFromLines() {
    Samples.check(
        "NDJSON round trip",
        1_000,
        random -> {
          List<BatchCallsResponse> batches = BatchGenerator.legal(random).list();

          byte[] lines = write(DocumentFormat.NDJSON, batches);

          assertThat(readAll(DocumentFormat.NDJSON, lines)).isEqualTo(batches);
        });
  }

  @Test
  void everyComponentComesBack() throws Exception {
    BatchCallsResponse full = FullDocument.batch();

    assertThat(read(DocumentFormat.JSON, write(DocumentFormat.JSON, List.of(full))))
        .isEqualTo(full);
  }

  @Test
  void whatIsEmptyComesBackEmptyAndWhatIsAbsentAbsent() throws Exception {
    for (BatchCallsResponse batch :
        List.of(FullDocument.emptied(), FullDocument.withEmptiedParts())) {
      assertThat(read(DocumentFormat.JSON, write(DocumentFormat.JSON, List.of(batch))))
          .isEqualTo(batch);
    }
    assertThat(write(DocumentFormat.JSON, List.of(FullDocument.emptied())))
        .asString(StandardCharsets.UTF_8)
        .endsWith(",\"links\":{},\"errors\":[]}");
  }

  @Test
  void whatTheReaderKeepsAsUnknownTheRulesAllow() {
    UnknownMemberRules rules = formats.unknownMemberRules();
    Samples.check(
        "unknown members of a document are allowed as such",
        1_000,
        random -> {
          BatchCallsResponse batch = BatchGenerator.legal(random).next();

          check(rules, UnknownMemberRules.Owner.BATCH, batch.unknownMembers());
          batch.results().forEach(call -> check(rules, call));
          batch
              .errors()
              .forEach(error ->
                  check(rules, UnknownMemberRules.Owner.BATCH_ERROR, error.unknownMembers()));
        });
  }

  private static void check(UnknownMemberRules rules, Call call) {
    check(rules, UnknownMemberRules.Owner.CALL, call.unknownMembers());
    for (AssociationList list : call.associations().values()) {
      check(rules, UnknownMemberRules.Owner.ASSOCIATION_LIST, list.unknownMembers());
      for (Association association : list.results()) {
        check(rules, UnknownMemberRules.Owner.ASSOCIATION, association.unknownMembers());
      }
    }
    for (CallWarning warning : call.warnings()) {
      check(rules, UnknownMemberRules.Owner.CALL_WARNING, warning.unknownMembers());
    }
  }

  private static void check(
      UnknownMemberRules rules, UnknownMemberRules.Owner owner, Map<String, String> members) {
    members.forEach((name, json) -> assertThat(rules.check(owner, name, json)).isEmpty());
  }

  private byte[] write(DocumentFormat format, List<BatchCallsResponse> batches) throws IOException {
    BatchWriter writer =
        formats.writers().stream().filter(one -> one.format() == format).findFirst().orElseThrow();
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    for (BatchCallsResponse batch : batches) {
      writer.write(batch, WriteOptions.DEFAULT, target);
    }
    return target.toByteArray();
  }

  private BatchCallsResponse read(DocumentFormat format, byte[] bytes) throws IOException {
    List<BatchCallsResponse> batches = readAll(format, bytes);
    assertThat(batches).hasSize(1);
    return batches.getFirst();
  }

  private List<BatchCallsResponse> readAll(DocumentFormat format, byte[] bytes) throws IOException {
    BatchReader reader =
        formats.readers().stream().filter(one -> one.format() == format).findFirst().orElseThrow();
    DocumentFrames frames = reader.frames(new ByteArrayInputStream(bytes));
    List<BatchCallsResponse> batches = new ArrayList<>();
    for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
      Reading reading = reader.read((Frame.Document) next.get(), ReadOptions.DEFAULT);
      assertThat(reading).isInstanceOf(Reading.Accepted.class);
      batches.add(((Reading.Accepted) reading).batch());
    }
    return batches;
  }
}
