package io.callbatch.bench;

import com.google.protobuf.util.JsonFormat;
import com.hubspot.jackson.datatype.protobuf.ProtobufModule;
import io.callbatch.v1.BatchCallsResponse;
import org.curioswitch.common.protobuf.json.MessageMarshaller;
import tools.jackson.databind.json.JsonMapper;

/** The other converters, set up as their documentation says, all to write compact JSON. */
final class Peers {

  static final JsonFormat.Parser JSON_FORMAT_PARSER = JsonFormat.parser();
  static final JsonFormat.Printer JSON_FORMAT_PRINTER =
      JsonFormat.printer().omittingInsignificantWhitespace();

  static final MessageMarshaller PROTOBUF_JACKSON =
      MessageMarshaller.builder()
          .register(BatchCallsResponse.getDefaultInstance())
          .omittingInsignificantWhitespace(true)
          .build();

  static final com.fasterxml.jackson.databind.ObjectMapper DATATYPE_PROTOBUF =
      com.fasterxml.jackson.databind.json.JsonMapper.builder()
          .addModule(new ProtobufModule())
          .build();

  static final JsonMapper DATABIND = JsonMapper.builder().build();

  private Peers() {}
}
