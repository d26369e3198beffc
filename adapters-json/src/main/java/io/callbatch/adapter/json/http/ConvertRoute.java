package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.write.FindingsJson;
import io.callbatch.adapter.json.write.JsonGenerators;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.in.ConvertBatchUseCase;
import io.callbatch.domain.port.in.ConvertBatchUseCase.ConversionSummary;
import io.callbatch.domain.port.in.ConvertBatchUseCase.ConvertBatchCommand;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.ReadBatchUseCase;
import io.callbatch.domain.port.in.ReadBatchUseCase.ReadBatchCommand;
import io.callbatch.domain.port.in.StreamPlaces;
import io.callbatch.domain.port.in.WriteBatchUseCase;
import io.callbatch.domain.port.in.WriteBatchUseCase.WriteBatchCommand;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.core.JsonGenerator;

/** {@code POST /v1/convert}: a document, or a stream of them, in another form. */
final class ConvertRoute implements Handler {

  private static final String WARNINGS = "Callbatch-Warnings";

  private final HttpServerSettings settings;
  private final StreamPlaces streams;
  private final ReadBatchUseCase readBatch;
  private final WriteBatchUseCase writeBatch;
  private final ConvertBatchUseCase convertBatch;
  private final ConversionMetrics metrics;

  ConvertRoute(
      HttpServerSettings settings,
      StreamPlaces streams,
      ReadBatchUseCase readBatch,
      WriteBatchUseCase writeBatch,
      ConvertBatchUseCase convertBatch,
      ConversionMetrics metrics) {
    this.settings = settings;
    this.streams = streams;
    this.readBatch = readBatch;
    this.writeBatch = writeBatch;
    this.convertBatch = convertBatch;
    this.metrics = metrics;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws IOException {
    DocumentFormat body = Negotiation.ofRequest(request.headers());
    Query query =
        new Query(request.query(), "mode", "max-violations", "details", "report", "invalid");
    ReadOptions readOptions = query.readOptions(settings.readOptions());
    WriteOptions writeOptions = new WriteOptions(query.flag("details"));
    boolean report = query.flag("report");
    boolean skip = query.oneOf("invalid", "stop", "stop", "skip").equals("skip");
    if (report && body.isStream()) {
      throw Problem.of(
          Problem.Type.MALFORMED_REQUEST,
          "found report=true for a stream of documents; a report is of one document");
    }
    DocumentFormat answer =
        report
            ? Negotiation.ofReport(request.headers(), body)
            : Negotiation.ofAnswer(request.headers(), body);
    if (body.isStream()) {
      try (StreamPlaces.Place _ = streams.open()) {
        convertStream(request, response, body, answer, readOptions, writeOptions, skip);
      }
    } else {
      convertOne(request, response, body, answer, readOptions, writeOptions, report);
    }
  }

  private void convertOne(
      ServerRequest request,
      ServerResponse response,
      DocumentFormat body,
      DocumentFormat answer,
      ReadOptions readOptions,
      WriteOptions writeOptions,
      boolean report)
      throws IOException {
    byte[] document = RequestBody.bytes(request, settings.maxBodyBytes());
    Reading reading = readBatch.read(new ReadBatchCommand(body, document, readOptions));
    metrics.count(reading);
    switch (reading) {
      case Reading.Refused refused -> throw Problem.of(refused);
      case Reading.Accepted accepted -> {
        byte[] converted =
            writeBatch.write(new WriteBatchCommand(accepted.batch(), answer, writeOptions));
        response.header(WARNINGS, Integer.toString(accepted.warnings().total()));
        if (report) {
          Answer.send(
              request,
              response,
              DocumentFormat.JSON.mediaType(),
              report(answer, converted, accepted.warnings()));
        } else {
          Answer.send(request, response, Answer.contentType(answer), converted);
        }
      }
    }
  }

  private static byte[] report(DocumentFormat format, byte[] document, Findings warnings) {
    ByteArrayOutputStream target = new ByteArrayOutputStream(document.length + 256);
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      json.writeName("document");
      switch (format) {
        case JSON, NDJSON ->
            json.writeRawValue(new String(document, StandardCharsets.UTF_8).strip());
        case TEXT -> json.writeString(new String(document, StandardCharsets.UTF_8));
        case PROTOBUF, DELIMITED -> json.writeString(Base64.getEncoder().encodeToString(document));
      }
      FindingsJson.writeWarnings(json, warnings);
      json.writeEndObject();
    }
    return target.toByteArray();
  }

  private void convertStream(
      ServerRequest request,
      ServerResponse response,
      DocumentFormat body,
      DocumentFormat answer,
      ReadOptions readOptions,
      WriteOptions writeOptions,
      boolean skip)
      throws IOException {
    CountedBody source = RequestBody.counted(request, settings.maxBodyBytes());
    response.header("Content-Type", Answer.contentType(answer));
    DeferredOutput output = new DeferredOutput(response::outputStream);
    AtomicLong warnings = new AtomicLong();
    AtomicReference<Reading> last = new AtomicReference<>();
    ConversionSummary summary;
    try {
      summary =
          convertBatch.convert(
              new ConvertBatchCommand(
                  body, source, answer, output, readOptions, writeOptions, skip),
              (_, reading) -> {
                source.documentDone();
                metrics.count(reading);
                last.set(reading);
                warnings.addAndGet(reading.warnings().total());
              });
    } catch (Problem | OverloadedException e) {
      if (output.isSending()) {
        throw new CloseConnectionException("the answer can't become a problem any more", e);
      }
      throw e;
    }
    if (!summary.complete()) {
      if (!output.isSending() && last.get() instanceof Reading.Refused refused) {
        throw Problem.ofStream(refused);
      }
      throw new CloseConnectionException("a bad document ends the stream");
    }
    if (output.isSending()) {
      output.close();
    } else {
      response.header(WARNINGS, Long.toString(warnings.get()));
      response.send(output.heldBack());
    }
  }
}
