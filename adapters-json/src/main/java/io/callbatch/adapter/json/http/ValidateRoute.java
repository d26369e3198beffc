package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.write.FindingsJson;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.FindingsOfDocuments;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.port.in.ReadBatchUseCase;
import io.callbatch.domain.port.in.ReadBatchUseCase.ReadBatchCommand;
import io.callbatch.domain.port.in.ValidateBatchUseCase;
import io.callbatch.domain.port.in.ValidateBatchUseCase.ValidateBatchCommand;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code POST /v1/validate}: everything that is wrong with a document, as the answer. */
final class ValidateRoute implements Handler {

  private final HttpServerSettings settings;
  private final ReadBatchUseCase readBatch;
  private final ValidateBatchUseCase validateBatch;
  private final ConversionMetrics metrics;

  ValidateRoute(
      HttpServerSettings settings,
      ReadBatchUseCase readBatch,
      ValidateBatchUseCase validateBatch,
      ConversionMetrics metrics) {
    this.settings = settings;
    this.readBatch = readBatch;
    this.validateBatch = validateBatch;
    this.metrics = metrics;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws IOException {
    DocumentFormat format = Negotiation.ofRequest(request.headers());
    ReadOptions options =
        new Query(request.query(), "mode", "max-violations").readOptions(settings.readOptions());
    FindingsOfDocuments findings = new FindingsOfDocuments(options.maxViolations());
    if (format.isStream()) {
      validateBatch.validate(
          new ValidateBatchCommand(format, RequestBody.stream(request), options),
          (_, reading) -> add(reading, findings));
    } else {
      byte[] document = RequestBody.bytes(request, settings.maxBodyBytes());
      add(readBatch.read(new ReadBatchCommand(format, document, options)), findings);
    }
    response
        .header("Content-Type", DocumentFormat.JSON.mediaType())
        .send(
            FindingsJson.report(Optional.empty(), findings.violations(), findings.warnings())
                .getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes that are no text at all, or too many, are no document to report on. */
  private void add(Reading reading, FindingsOfDocuments findings) {
    metrics.count(reading);
    if (reading instanceof Reading.Refused refused
        && (refused.reason() == Reading.Refusal.NOT_UTF8
            || refused.reason() == Reading.Refusal.TOO_LARGE)) {
      throw Problem.of(refused);
    }
    findings.add(reading);
  }
}
