package io.callbatch.adapter.grpc.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.InvalidRequestException.FieldFault;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.ResponseTooLargeException;
import io.callbatch.v1.Violations;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
  private static Findings violations(int count, int omitted) {
    return new Findings(
        IntStream.range(0, count)
            .mapToObj(i ->
                new Violation(
                    "/results/%d/createdAt".formatted(i),
                    i + 1,
                    5,
                    Rule.DATE_TIME,
                    "expected an RFC 3339 date-time such as 2024-01-15T10:30:00Z, found \"soon\","
                        + " which is no date-time"))
            .toList(),
        omitted);
  }

  @Test
  void aRefusedDocumentIsAnInvalidArgumentWithAFieldForEachViolation() {
    StatusRuntimeException status =
        Failures.toStatus(new DocumentRefusedException(violations(3, 0)));

    assertThat(status.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(status.getStatus().getDescription())
        .startsWith(
            "3 violations; the first is /results/0/createdAt: expected an RFC 3339 date-time");
    assertThat(detail(status, BadRequest.class).orElseThrow().getFieldViolationsList())
        .extracting(FieldViolation::getField)
        .containsExactly("/results/0/createdAt", "/results/1/createdAt", "/results/2/createdAt");
    assertThat(detail(status, ErrorInfo.class).orElseThrow())
        .satisfies(info -> {
          assertThat(info.getReason()).isEqualTo("VALIDATION_ERROR");
          assertThat(info.getDomain()).isEqualTo("callbatch.io");
        });
    assertThat(detail(status, Violations.class).orElseThrow().getViolations(2).getLine())
        .isEqualTo(3);
  }

  @Test
  void aSingleViolationIsToldAsOne() {
    Violation violation = new Violation("/status", 1, 2, Rule.REQUIRED, "found no status");

    StatusRuntimeException status =
        Failures.toStatus(new DocumentRefusedException(Findings.of(violation)));

    assertThat(status.getStatus().getDescription())
        .isEqualTo("1 violation at /status: found no status");
  }

  @Test
  void aResponseThatIsTooLargeIsToldWithItsSizeAndNotToBeAskedForAgain() {
    StatusRuntimeException status = Failures.toStatus(new ResponseTooLargeException(200, 100));

    assertThat(status.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(status.getStatus().getDescription())
        .isEqualTo(
            "expected a response of at most 100 bytes as stored (--max-response-bytes), found 200");
    assertThat(detail(status, ErrorInfo.class).orElseThrow())
        .satisfies(info -> {
          assertThat(info.getReason()).isEqualTo("RESPONSE_TOO_LARGE");
          assertThat(info.getMetadataMap())
              .containsOnly(Map.entry("bytes", "200"), Map.entry("mostBytes", "100"));
        });
    assertThat(detail(status, RetryInfo.class)).isEmpty();
  }

  /** As clients count them: the details in base64, the message percent-encoded beside it. */
  private static int bytesInTrailers(StatusRuntimeException failure) {
    byte[] details = StatusProto.fromThrowable(failure).toByteArray();
    String message = String.valueOf(failure.getStatus().getDescription());
    return Base64.getEncoder().encodeToString(details).length()
        + URLEncoder.encode(message, StandardCharsets.UTF_8).length();
  }

  @ParameterizedTest
  @CsvSource({"400, 1", "200, 150"})
  void namesThatGrowWhenTheyAreEncodedFitAsWell(int emoji, int count) {
    Violation violation =
        new Violation("/" + "😀".repeat(emoji), 1, 1, Rule.TYPE, "found " + "é".repeat(emoji));

    StatusRuntimeException status =
        Failures.toStatus(
            new DocumentRefusedException(new Findings(Collections.nCopies(count, violation), 0)));

    assertThat(detail(status, BadRequest.class).orElseThrow().getFieldViolationsCount())
        .isPositive();
    assertThat(bytesInTrailers(status)).isLessThan(7_500);
  }

  @Test
  void whatTrailersHaveNoRoomForIsCounted() {
    StatusRuntimeException status =
        Failures.toStatus(new DocumentRefusedException(violations(100, 50)));

    int listed = detail(status, BadRequest.class).orElseThrow().getFieldViolationsCount();
    assertThat(listed).isBetween(20, 99);
    assertThat(detail(status, ErrorInfo.class).orElseThrow().getMetadataMap())
        .containsEntry("violations", "150")
        .containsEntry("omittedViolations", Integer.toString(150 - listed));
    assertThat(bytesInTrailers(status)).isLessThan(7_500);
  }

  @Test
  void oneViolationIsAlwaysListedHoweverLongItIs() {
    Violation violation =
        new Violation("/" + "p".repeat(9_000), 1, 1, Rule.TYPE, "found " + "x".repeat(10_000));

    StatusRuntimeException status =
        Failures.toStatus(new DocumentRefusedException(Findings.of(violation)));

    assertThat(detail(status, BadRequest.class).orElseThrow().getFieldViolationsList())
        .singleElement()
        .satisfies(field -> {
          assertThat(field.getField()).startsWith("/ppp").endsWith("…");
          assertThat(field.getDescription()).startsWith("found xxx").endsWith("…");
        });
    assertThat(status.getStatus().getDescription()).hasSizeLessThan(700).endsWith("…");
    assertThat(bytesInTrailers(status)).isLessThan(7_500);
  }

  @Test
  void tooMuchIsResourceExhaustedWithATimeToComeAgain() {
    StatusRuntimeException status =
        Failures.toStatus(new OverloadedException("busy", Duration.ofMillis(1_500)));

    assertThat(status.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(detail(status, RetryInfo.class).orElseThrow().getRetryDelay())
        .isEqualTo(
            com.google.protobuf.Duration.newBuilder().setSeconds(1).setNanos(500_000_000).build());
  }

  @Test
  void whatIsOurFaultStaysInOurLog() {
    StatusRuntimeException status =
        Failures.toStatus(new IllegalStateException("secret of the house"));

    assertThat(status.getStatus().getCode()).isEqualTo(Code.INTERNAL);
    assertThat(status.getStatus().getDescription()).doesNotContain("secret");
  }

  @Test
  void aConflictNamesTheOtherCall() {
    InputFailure failure =
        new InputFailure(
            FailureCategory.CONFLICT,
            "call exists already",
            Map.of("existingId", List.of("7")),
            List.of());

    StatusRuntimeException status = Failures.toStatus(new InputFailedException(failure, "/input"));

    assertThat(status.getStatus().getCode()).isEqualTo(Code.ALREADY_EXISTS);
    assertThat(detail(status, ErrorInfo.class).orElseThrow().getMetadataMap())
        .containsExactly(Map.entry("existingId", "7"));
  }

  @Test
  void faultsThatTrailersHaveNoRoomForAreCounted() {
    List<FieldFault> faults =
        IntStream.range(0, 5_000)
            .mapToObj(
                i -> new FieldFault("/inputs/%d/id".formatted(i), "expected an id, found nothing"))
            .toList();

    StatusRuntimeException status = Failures.toStatus(new InvalidRequestException(faults));

    int listed = detail(status, BadRequest.class).orElseThrow().getFieldViolationsCount();
    assertThat(listed).isBetween(20, 200);
    assertThat(detail(status, ErrorInfo.class).orElseThrow().getMetadataMap())
        .containsEntry("violations", "5000")
        .containsEntry("omittedViolations", Integer.toString(5_000 - listed));
    assertThat(bytesInTrailers(status)).isLessThan(7_500);
  }

  @Test
  void oneFaultIsAlwaysListedHoweverLongItIs() {
    StatusRuntimeException status =
        Failures.toStatus(new InvalidRequestException("p".repeat(9_000), "x".repeat(9_000)));

    assertThat(detail(status, BadRequest.class).orElseThrow().getFieldViolationsList())
        .singleElement()
        .satisfies(field -> assertThat(field.getDescription()).startsWith("xxx").endsWith("…"));
    assertThat(bytesInTrailers(status)).isLessThan(7_500);
  }

  @Test
  void aStatusThatWasDecidedStands() {
    StatusRuntimeException decided = io.grpc.Status.NOT_FOUND.asRuntimeException();

    assertThat(Failures.toStatus(decided)).isSameAs(decided);
    assertThat(Failures.toStatus(io.grpc.Status.ABORTED.asException()).getStatus().getCode())
        .isEqualTo(Code.ABORTED);
  }

  private static <M extends Message> Optional<M> detail(
      StatusRuntimeException status, Class<M> type) {
    for (Any detail : StatusProto.fromThrowable(status).getDetailsList()) {
      if (detail.is(type)) {
        try {
          return Optional.of(detail.unpack(type));
        } catch (InvalidProtocolBufferException e) {
          throw new AssertionError(e);
        }
      }
    }
    return Optional.empty();
  }
}
