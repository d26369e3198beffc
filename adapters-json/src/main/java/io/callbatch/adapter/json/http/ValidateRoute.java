package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.write.FindingsJson;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.port.in.StreamPlaces;
import io.callbatch.domain.port.in.ValidateBatchUseCase;
import io.callbatch.domain.port.in.ValidateBatchUseCase.ValidateBatchCommand;
import io.callbatch.domain.port.in.ValidateBatchUseCase.ValidationSummary;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code POST /v1/validate}: everything that is wrong with a document, as the answer. */
final class ValidateRoute implements Handler {

  private final HttpServerSettings settings;
  private final StreamPlaces streams;
  private final ValidateBatchUseCase validateBatch;
  private final ConversionMetrics metrics;

  ValidateRoute(
      HttpServerSettings settings,
      StreamPlaces streams,
      ValidateBatchUseCase validateBatch,
      ConversionMetrics metrics) {
    this.settings = settings;
    this.streams = streams;
    this.validateBatch = validateBatch;
    this.metrics = metrics;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws IOException {
    DocumentFormat format = Negotiation.ofRequest(request.headers());
    ReadOptions options =
        new Query(request.query(), "mode", "max-violations").readOptions(settings.readOptions());
    ValidationSummary summary =
        format.isStream()
            ? validateStream(request, format, options)
            : validateOne(request, format, options);
    Answer.send(
        request,
        response,
        DocumentFormat.JSON.mediaType(),
        FindingsJson.report(Optional.empty(), summary.violations(), summary.warnings())
            .getBytes(StandardCharsets.UTF_8));
  }

  private ValidationSummary validateStream(
      ServerRequest request, DocumentFormat format, ReadOptions options) throws IOException {
    try (StreamPlaces.Place _ = streams.open()) {
      CountedBody source = RequestBody.counted(request, settings.maxBodyBytes());
      return validateBatch.validate(
          new ValidateBatchCommand(format, source, options),
          (_, reading) -> {
            source.documentDone();
            check(reading);
          });
    }
  }

  private ValidationSummary validateOne(
      ServerRequest request, DocumentFormat format, ReadOptions options) throws IOException {
    byte[] document = RequestBody.bytes(request, settings.maxBodyBytes());
    return validateBatch.validate(
        new ValidateBatchCommand(format, new ByteArrayInputStream(document), options),
        (_, reading) -> check(reading));
  }

  /** Bytes that are no text at all, or too many, are no document to report on. */
  private void check(Reading reading) {
    metrics.count(reading);
    if (reading instanceof Reading.Refused refused
        && (refused.reason() == Reading.Refusal.NOT_UTF8
            || refused.reason() == Reading.Refusal.TOO_LARGE)) {
      throw Problem.of(refused);
    }
  }
}
