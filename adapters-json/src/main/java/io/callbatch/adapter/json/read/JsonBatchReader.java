package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.mapping.BatchJsonMapper;
import io.callbatch.adapter.json.wire.BatchCallsResponseJson;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** Reads JSON documents (RFC 8259, in UTF-8 without a byte order mark). */
public final class JsonBatchReader implements BatchReader {

  private final ReadLimits limits;

  /** Reads within these limits. */
  public JsonBatchReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public DocumentFormat format() {
    return DocumentFormat.JSON;
  }

  @Override
  public DocumentFrames frames(InputStream source) {
    return DocumentFrames.ofWholeText(source, limits.maxDocumentBytes());
  }

  @Override
  public Reading read(Frame.Document document, ReadOptions options) {
    if (document.bytes().length > limits.maxDocumentBytes()) {
      return Frame.Broken.tooLarge(limits.maxDocumentBytes(), document.firstLine(), 1, true)
          .refusal();
    }
    Utf8 utf8 = Utf8.scan(document.bytes());
    if (utf8.invalidAt() >= 0) {
      return notUtf8(document, utf8.invalidAt());
    }
    LoneSurrogates loneSurrogates = LoneSurrogates.of(document.bytes(), utf8);
    DuplicateMembers duplicates = new DuplicateMembers();
    Attempt attempt = new Attempt(document, options, loneSurrogates, duplicates);
    attempt.run();
    if (!duplicates.isEmpty()) {
      attempt = new Attempt(document, options, loneSurrogates, duplicates);
      attempt.run();
    }
    return attempt.toReading();
  }

  private static Reading notUtf8(Frame.Document document, int at) {
    FindingCollector violations = new FindingCollector(1);
    violations.addDecisive(
        at,
        "",
        Rule.UNICODE,
        "found the byte 0x%02X, which is no UTF-8 here; due is text in UTF-8"
            .formatted(document.bytes()[at]));
    return new Reading.Refused(
        Reading.Refusal.NOT_UTF8,
        violations.toFindings(document.bytes(), document.firstLine()),
        Findings.NONE);
  }

  /** One pass over a document. */
  private final class Attempt {

    private final Frame.Document document;
    private final FindingCollector violations;
    private final FindingCollector warnings;
    private final JsonParser parser;
    private final TokenCursor cursor;
    private @Nullable BatchCallsResponseJson wire;
    private Reading.Refusal refusal = Reading.Refusal.INVALID;

    Attempt(
        Frame.Document document,
        ReadOptions options,
        LoneSurrogates loneSurrogates,
        DuplicateMembers duplicates) {
      this.document = document;
      this.violations = new FindingCollector(options.maxViolations());
      this.warnings = new FindingCollector(options.maxViolations());
      this.parser = JsonParsers.parser(loneSurrogates.replacedIn(document.bytes()));
      this.cursor =
          new TokenCursor(
              document.bytes(),
              parser,
              limits,
              options.mode(),
              loneSurrogates,
              duplicates,
              violations,
              warnings);
    }

    void run() {
      try (parser) {
        if (startsWithByteOrderMark(document.bytes())) {
          malformed(0, "", Rule.SYNTAX, "found a byte order mark; due is JSON without one");
        } else if (cursor.next() == null) {
          malformed(
              document.bytes().length, "", Rule.SYNTAX, "found nothing; due is a JSON document");
        } else {
          wire = DocumentReader.document(cursor);
          if (cursor.next() != null) {
            malformed(
                cursor.offset(),
                "",
                Rule.SYNTAX,
                "found more after the end of the document; due is one JSON document");
          }
        }
      } catch (LimitReachedException e) {
        malformed(e.offset(), e.pointer(), e.rule(), e.finding());
      } catch (JacksonException e) {
        malformed(
            SyntaxErrors.offset(e, document.bytes()), "", Rule.SYNTAX, SyntaxErrors.message(e));
      }
    }

    private void malformed(int offset, String pointer, Rule rule, String message) {
      refusal = Reading.Refusal.MALFORMED;
      violations.addDecisive(offset, pointer, rule, message);
    }

    Reading toReading() {
      if (wire == null || !violations.isEmpty()) {
        return new Reading.Refused(refusal, findings(violations), findings(warnings));
      }
      return new Reading.Accepted(BatchJsonMapper.INSTANCE.toDomain(wire), findings(warnings));
    }

    private Findings findings(FindingCollector collector) {
      return collector.toFindings(document.bytes(), document.firstLine());
    }
  }

  private static boolean startsWithByteOrderMark(byte[] text) {
    return text.length >= 3
        && text[0] == (byte) 0xEF
        && text[1] == (byte) 0xBB
        && text[2] == (byte) 0xBF;
  }
}
