package io.callbatch.adapter.grpc.format;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever bytes come, the decoder reads them as the generated code does, findings included. */
class DecoderFuzzTest {

  @FuzzTest
  void decoder(byte[] message) {
    BatchDecoderTest.assertSameMessage(message);
  }
}
