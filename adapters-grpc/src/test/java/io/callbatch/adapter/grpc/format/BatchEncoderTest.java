package io.callbatch.adapter.grpc.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.grpc.mapping.BatchProtoMapper;
import io.callbatch.adapter.grpc.mapping.MessageFields;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.testing.BatchGenerator;
import io.callbatch.domain.testing.Samples;
import io.callbatch.v1.BatchCallsResponse;
import io.callbatch.v1.Call;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchEncoderTest {
  @Test
  void everyFieldIsWrittenAsTheGeneratedCodeWritesIt() {
    assertSameBytes(
        (BatchCallsResponse) MessageFields.full(BatchCallsResponse.getDefaultInstance()));
  }

  @Test
  void legalDocumentsAreWrittenAsTheGeneratedCodeWritesThem() {
    Samples.check(
        "encoding",
        1_000,
        random ->
            assertSameBytes(
                BatchProtoMapper.INSTANCE.toProto(
                    BatchGenerator.legal(random).next(), WriteOptions.DEFAULT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "ключ", "📞", "half \ud83d", "x\u0000\u007f\u0080", "é\udc00"})
  void textsOfAllLengthsAreWrittenAsTheGeneratedCodeWritesThem(String part) {
    for (int times : new int[] {1, 4, 63, 64, 127, 128, 5_000, 20_000}) {
      String text = part.repeat(times);
      assertSameBytes(
          BatchCallsResponse.newBuilder()
              .putLinks(text, text)
              .putUnknownMembers(text, text)
              .addResults(Call.newBuilder().setId(text).putProperties("name", text))
              .addResults(Call.newBuilder().putProperties("name", text).putProperties(text, ""))
              .setNumErrors(-1)
              .build());
    }
  }

  private static void assertSameBytes(BatchCallsResponse message) {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    try (WireBuffer buffer = new WireBuffer()) {
      new BatchEncoder(buffer).encode(message);
      buffer.writeTo(encoded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    assertThat(encoded.toByteArray()).isEqualTo(message.toByteArray());
  }
}
