package io.callbatch.adapter.grpc.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.callbatch.adapter.grpc.mapping.BatchProtoMapper;
import io.callbatch.adapter.grpc.mapping.MessageFields;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.out.UnknownMemberRules;
import io.callbatch.domain.testing.BatchGenerator;
import io.callbatch.domain.testing.Samples;
import io.callbatch.v1.Association;
import io.callbatch.v1.AssociationList;
import io.callbatch.v1.BatchCallsResponse;
import io.callbatch.v1.Call;
import io.callbatch.v1.PropertyHistory;
import io.callbatch.v1.PropertyHistoryList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated code is the measure of what bytes say. */
class BatchDecoderTest {
  private static final MessageReading MESSAGES =
      new MessageReading((_, name, _) ->
          name.isEmpty()
              ? Optional.of(new UnknownMemberRules.Breach(Rule.TYPE, "found no name", false))
              : Optional.empty());
  private static final ProtobufBatchReader READER =
      new ProtobufBatchReader(ReadLimits.DEFAULT, MESSAGES);

  @Test
  void everyFieldIsReadAsTheGeneratedCodeReadsIt() {
    assertSameMessage(MessageFields.full(BatchCallsResponse.getDefaultInstance()).toByteArray());
  }

  @Test
  void documentsAndSpoiltOnesAreReadAsTheGeneratedCodeReadsThem() {
    Samples.check(
        "decoding",
        3_000,
        random -> {
          byte[] bytes =
              BatchProtoMapper.INSTANCE
                  .toProto(BatchGenerator.legal(random).next(), WriteOptions.DEFAULT)
                  .toByteArray();
          assertSameMessage(bytes);
          if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            assertSameMessage(bytes);
          }
        });
  }

  @Test
  void namesOfEmptyMembersAreReadAsTheGeneratedCodeReadsThem() {
    Call.Builder call =
        Call.newBuilder()
            .setId("1")
            .setCreatedAt(Timestamp.newBuilder().setSeconds(1))
            .setUpdatedAt(Timestamp.newBuilder().setSeconds(1));
    Call.Builder associated = call.clone();
    associated.putAssociations("a", AssociationList.getDefaultInstance());
    Call.Builder withHistory = call.clone();
    withHistory.putPropertiesWithHistory("a", PropertyHistoryList.getDefaultInstance());
    List<List<String>> names =
        List.of(
            List.of("warnings"),
            List.of("associations", "propertiesWithHistory"),
            List.of("propertiesWithHistory", "warnings", "associations"),
            List.of("warnings", "warnings"),
            List.of("properties"),
            List.of("x"),
            List.of(""));
    for (Call.Builder one : List.of(call, associated, withHistory)) {
      for (List<String> some : names) {
        assertSameMessage(
            BatchCallsResponse.newBuilder()
                .setStatusValue(1)
                .addResults(one.clone().addAllEmptyMembers(some))
                .build()
                .toByteArray());
      }
    }
  }

  @Test
  void namesThatAreAlikeStayApart() {
    Call.Builder call = Call.newBuilder().setId("1");
    for (String name : new String[] {"é1", "é", "e1", "", "ab", "cb", "ba", "hs_x", "\uFFFD"}) {
      call.putProperties(name, name + name);
    }
    BatchCallsResponse batch =
        BatchCallsResponse.newBuilder().addResults(call).addResults(call).build();

    assertSameMessage(batch.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "0802", // a status
        "088100", // a status of two bytes
        "1200", // an empty call
        "12050a0178", // a call that is cut off
        "12030a0178", // a call with an id
        "12060a01780a0179", // with two ids
        "12040a02c328", // an id that is no UTF-8
        "12080a03efbfbd380138", // a replacement character, then a cut
        "120512030a0161", // a property without a value
        "1208120612016212016b", // a value before its name
        "120a12080a016112016b1801", // more than name and value
        "120812060a016112016b08031200", // a status after a call
        "120812060a016112016b12ffffffff0f", // a length without end
        "120213141200", // groups
        "12031a00ff",
        "1204880100ff", // a tag of two bytes, then a cut
        "120588010058", // a field of a later version
        "1203880000", // a tag that is longer than need be
        "12038a0100", // an empty member without a name
        "8a0100", // a field of a later version in the batch
        "88"
      })
  void whatIsOddIsReadAsTheGeneratedCodeReadsIt(String hex) {
    assertSameMessage(HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest
  @ValueSource(ints = {97, 98, 99, 100, 101})
  void unknownGroupsMayBeNestedAsDeepAsTheGeneratedCodeLetsThem(int depth) {
    ByteString groups =
        ByteString.copyFrom(HexFormat.of().parseHex("fb01".repeat(depth) + "fc01".repeat(depth)));
    ByteString.Output batch = ByteString.newOutput();
    batch.write(0x12);
    batch.write(groups.size() | 0x80);
    batch.write(groups.size() >> 7);
    byte[] bytes = batch.toByteString().concat(groups).toByteArray();

    assertSameMessage(bytes);
  }

  @Test
  void whatHubSpotSendsIsDecodedWithoutTheGeneratedCode() throws InvalidProtocolBufferException {
    Call call =
        ((Call) MessageFields.full(Call.getDefaultInstance()))
            .toBuilder()
                .clearWarnings()
                .clearDetails()
                .clearUnknownMembers()
                .clearInputIndex()
                .clearPropertiesWithHistory()
                .putPropertiesWithHistory(
                    "hs_call_title",
                    PropertyHistoryList.newBuilder()
                        .addVersions(
                            ((PropertyHistory)
                                    MessageFields.full(PropertyHistory.getDefaultInstance()))
                                .toBuilder().clearUnknownMembers())
                        .build())
                .clearNullProperties()
                .addNullProperties("hs_call_body")
                .clearAssociations()
                .putAssociations(
                    "contacts",
                    AssociationList.newBuilder()
                        .addResults(Association.newBuilder().setId("9").setType("call_to_contact"))
                        .build())
                .addEmptyMembers("warnings")
                .build();
    byte[] bytes = BatchCallsResponse.newBuilder().addResults(call).build().toByteArray();

    assertThat(BatchDecoder.decode(bytes, ReadMode.LENIENT).calls())
        .singleElement()
        .isInstanceOf(DecodedCall.Plain.class);
  }

  static void assertSameMessage(byte[] bytes) {
    for (ReadMode mode : ReadMode.values()) {
      ReadOptions options = new ReadOptions(mode, ReadOptions.DEFAULT_MAX_VIOLATIONS);
      Reading expected;
      try {
        expected = MESSAGES.read(BatchCallsResponse.parseFrom(bytes), options);
      } catch (InvalidProtocolBufferException e) {
        expected =
            MessageReading.refusal(
                Reading.Refusal.MALFORMED, 0, 0, Rule.SYNTAX, MalformedMessage.of(e));
      }
      assertThat(READER.read(bytes, 0, options))
          .as(HexFormat.of().formatHex(bytes))
          .isEqualTo(expected);
    }
  }
}
