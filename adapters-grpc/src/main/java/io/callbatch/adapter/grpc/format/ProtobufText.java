package io.callbatch.adapter.grpc.format;

import com.google.protobuf.TextFormat;

/**
 * Protobuf's text format. Set up when the first text is read or written, not with its reader and
 * writer: the library sets up logging, for which the JDK looks through every jar.
 */
final class ProtobufText {

  static final TextFormat.Parser PARSER =
      TextFormat.Parser.newBuilder()
          .setSingularOverwritePolicy(
              TextFormat.Parser.SingularOverwritePolicy.FORBID_SINGULAR_OVERWRITES)
          .build();

  static final TextFormat.Printer PRINTER = TextFormat.printer().escapingNonAscii(false);

  private ProtobufText() {}
}
