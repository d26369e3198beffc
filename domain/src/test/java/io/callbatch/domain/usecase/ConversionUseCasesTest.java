package io.callbatch.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.in.ConvertBatchUseCase.ConversionSummary;
import io.callbatch.domain.port.in.ConvertBatchUseCase.ConvertBatchCommand;
import io.callbatch.domain.port.in.DocumentListener;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.ReadBatchUseCase.ReadBatchCommand;
import io.callbatch.domain.port.in.UnsupportedFormatException;
import io.callbatch.domain.port.in.ValidateBatchUseCase.ValidateBatchCommand;
import io.callbatch.domain.port.in.ValidateBatchUseCase.ValidationSummary;
import io.callbatch.domain.port.in.WriteBatchUseCase.WriteBatchCommand;
import io.callbatch.domain.testing.FullDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConversionUseCasesTest {
  private static final DocumentListener NOBODY = (_, _) -> {};

  private final ByteArrayOutputStream target = new ByteArrayOutputStream();
  private final List<String> told = new ArrayList<>();
  private ConcurrencyLimit limit = ConcurrencyLimit.none();

  @Nested
  class Convert {
    @Test
    void writesEveryDocumentAndCountsWarnings() throws Exception {
      assertThat(convert("gwg", false)).isEqualTo(new ConversionSummary(3, 0, 1, true));
      assertThat(target.toString(StandardCharsets.UTF_8)).isEqualTo("ooo");
      assertThat(told).containsExactly("1 good", "2 good", "3 good");
    }

    @Test
    void endsAtTheFirstBadDocument() throws Exception {
      assertThat(convert("gbg", false)).isEqualTo(new ConversionSummary(1, 1, 0, false));
      assertThat(told).containsExactly("1 good", "2 bad");
    }

    @Test
    void leavesBadDocumentsOutWhenAsked() throws Exception {
      assertThat(convert("bgbg", true)).isEqualTo(new ConversionSummary(2, 2, 0, true));
      assertThat(told).containsExactly("1 bad", "2 good", "3 bad", "4 good");
    }

    @Test
    void isIncompleteWhenNothingMoreCanBeFound() throws Exception {
      assertThat(convert("gXg", true)).isEqualTo(new ConversionSummary(1, 1, 0, false));
    }

    @Test
    void refusesToPutManyDocumentsWhereOneFits() {
      assertThatThrownBy(() ->
              service()
                  .convert(
                      command(DocumentFormat.NDJSON, DocumentFormat.PROTOBUF, "g", false), NOBODY))
          .isInstanceOf(UnsupportedFormatException.class)
          .hasMessageContaining("write a stream instead");
    }

    @Test
    void namesTheFormatsThatAreThere() {
      assertThatThrownBy(() ->
              service()
                  .convert(command(DocumentFormat.JSON, DocumentFormat.TEXT, "g", false), NOBODY))
          .isInstanceOf(UnsupportedFormatException.class)
          .hasMessage(
              "text/x-protobuf can't be written; it must be one of application/x-protobuf,"
                  + " application/x-protobuf-delimited");
    }

    private ConversionSummary convert(String source, boolean skipInvalid) throws IOException {
      return service()
          .convert(
              command(DocumentFormat.NDJSON, DocumentFormat.DELIMITED, source, skipInvalid),
              (ordinal, reading) ->
                  told.add(ordinal + (reading instanceof Reading.Accepted ? " good" : " bad")));
    }
  }

  @Nested
  class Validate {
    @Test
    void goesOnAfterBadDocuments() throws Exception {
      ValidationSummary summary =
          new ValidateBatchService(FakeFormats.all(), limit)
              .validate(
                  new ValidateBatchCommand(
                      DocumentFormat.NDJSON, source("gbwb"), ReadOptions.DEFAULT),
                  NOBODY);

      assertThat(summary)
          .isEqualTo(
              new ValidationSummary(
                  2,
                  2,
                  new Findings(List.of(FakeFormats.VIOLATION, FakeFormats.VIOLATION), 0),
                  Findings.of(FakeFormats.VIOLATION)));
    }
  }

  @Nested
  class Limit {
    @Test
    void refusesWhatIsTooMuchAndSaysWhenToComeAgain() {
      limit = new ConcurrencyLimit(1);
      try (ConcurrencyLimit.Permit _ = limit.acquire()) {
        assertThat(limit.underWay()).isEqualTo(1);
        assertThatThrownBy(this::read)
            .isInstanceOfSatisfying(
                OverloadedException.class,
                overloaded -> assertThat(overloaded.retryAfter()).isEqualTo(Duration.ofSeconds(1)))
            .hasMessage("as many conversions as are allowed, 1, are under way already");
        assertThatThrownBy(this::write).isInstanceOf(OverloadedException.class);
        assertThatThrownBy(() ->
                service()
                    .convert(
                        command(DocumentFormat.NDJSON, DocumentFormat.DELIMITED, "g", false),
                        NOBODY))
            .isInstanceOf(OverloadedException.class);
      }

      assertThat(limit.underWay()).isZero();
      assertThat(read()).isInstanceOf(Reading.Accepted.class);
      assertThat(write()).asString(StandardCharsets.UTF_8).isEqualTo("o");
    }

    @Test
    void isGivenBackWhenTheSourceFails() {
      limit = new ConcurrencyLimit(1);
      ConvertBatchCommand command =
          new ConvertBatchCommand(
              DocumentFormat.NDJSON,
              new FailingSource(),
              DocumentFormat.DELIMITED,
              target,
              ReadOptions.DEFAULT,
              WriteOptions.DEFAULT,
              false);

      assertThatThrownBy(() -> service().convert(command, NOBODY)).isInstanceOf(IOException.class);
      assertThat(limit.underWay()).isZero();
    }

    @Test
    void isNotHeldWhileASourceOrATargetIsWaitedFor() throws Exception {
      limit = new ConcurrencyLimit(1);
      List<Integer> underWay = new ArrayList<>();
      InputStream slowSource =
          new FilterInputStream(source("gg")) {
            @Override
            public int read() throws IOException {
              underWay.add(limit.underWay());
              return super.read();
            }
          };
      OutputStream slowTarget =
          new OutputStream() {
            @Override
            public void write(int b) {
              underWay.add(limit.underWay());
            }
          };

      service()
          .convert(
              new ConvertBatchCommand(
                  DocumentFormat.NDJSON,
                  slowSource,
                  DocumentFormat.DELIMITED,
                  slowTarget,
                  ReadOptions.DEFAULT,
                  WriteOptions.DEFAULT,
                  false),
              (_, _) -> underWay.add(limit.underWay()));

      assertThat(underWay).hasSizeGreaterThan(4).containsOnly(0);
    }

    @Test
    void isWaitedForInTheMiddleOfAStream() throws Exception {
      limit = new ConcurrencyLimit(1);
      AtomicReference<Thread> other = new AtomicReference<>();
      DocumentListener listener =
          (ordinal, _) -> {
            if (ordinal == 1) {
              ConcurrencyLimit.Permit held = limit.acquire();
              Thread streaming = Thread.currentThread();
              other.set(
                  Thread.startVirtualThread(() -> {
                    while (streaming.getState() != Thread.State.TIMED_WAITING) {
                      Thread.onSpinWait();
                    }
                    held.close();
                  }));
            }
          };

      ConversionSummary summary =
          service()
              .convert(
                  command(DocumentFormat.NDJSON, DocumentFormat.DELIMITED, "gg", false), listener);

      other.get().join();
      assertThat(summary).isEqualTo(new ConversionSummary(2, 0, 0, true));
      assertThat(limit.underWay()).isZero();
    }

    @Test
    void isAtLeastOne() {
      assertThatIllegalArgumentException().isThrownBy(() -> new ConcurrencyLimit(0));
    }

    private Reading read() {
      return new ReadBatchService(FakeFormats.all(), limit)
          .read(new ReadBatchCommand(DocumentFormat.JSON, new byte[] {'g'}, ReadOptions.DEFAULT));
    }

    private byte[] write() {
      return new WriteBatchService(FakeFormats.all(), limit)
          .write(
              new WriteBatchCommand(
                  FullDocument.batch(), DocumentFormat.PROTOBUF, WriteOptions.DEFAULT));
    }
  }

  @Test
  void twoReadersOfOneFormatAreAMistake() {
    FakeFormats.Reader reader = new FakeFormats.Reader(DocumentFormat.JSON);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConversionFormats(List.of(reader, reader), List.of()))
        .withMessageContaining("JSON is served by both");
  }

  private ConvertBatchService service() {
    return new ConvertBatchService(FakeFormats.all(), limit);
  }

  private ConvertBatchCommand command(
      DocumentFormat from, DocumentFormat to, String source, boolean skipInvalid) {
    return new ConvertBatchCommand(
        from, source(source), to, target, ReadOptions.DEFAULT, WriteOptions.DEFAULT, skipInvalid);
  }

  private static InputStream source(String documents) {
    return new ByteArrayInputStream(documents.getBytes(StandardCharsets.UTF_8));
  }

  private static final class FailingSource extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the disk is gone");
    }
  }
}
